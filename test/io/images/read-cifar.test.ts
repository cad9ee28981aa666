import { describe, expect, it } from 'vitest';
import { CIFAR_FORMS, readCifar } from '../../../src/io/images/read-cifar.ts';

const [CIFAR10, CIFAR100] = CIFAR_FORMS;

/** An image whose red is 1, green 2 and blue 3, but for its first pixel's red. */
function record(labels: readonly number[]): number[] {
  const planes = [1, 2, 3].flatMap((value) => new Array<number>(1024).fill(value));
  return [...labels, ...planes.with(0, 99)];
}

describe('readCifar', () => {
  it('reads planes into pixels, and the label before each image', () => {
    if (CIFAR10 === undefined) throw new Error('CIFAR-10 is not known');
    const bytes = Uint8Array.from([...record([7]), ...record([0])]);
    const set = readCifar(bytes, 'test_batch.bin', CIFAR10);
    expect([...set.labels]).toEqual([7, 0]);
    expect([...set.pixels.slice(0, 6)]).toEqual([99, 2, 3, 1, 2, 3]);
    expect(set.classes).toHaveLength(10);
  });

  it('takes the fine label of CIFAR-100', () => {
    if (CIFAR100 === undefined) throw new Error('CIFAR-100 is not known');
    const set = readCifar(Uint8Array.from(record([19, 83])), 'test.bin', CIFAR100);
    expect([...set.labels]).toEqual([83]);
  });

  it('says which file was cut off, and which image has no label of the set', () => {
    if (CIFAR10 === undefined) throw new Error('CIFAR-10 is not known');
    const whole = Uint8Array.from([...record([7]), ...record([10])]);
    expect(() => readCifar(whole.subarray(0, 5000), 'data_batch_1.bin', CIFAR10)).toThrow(
      'data_batch_1.bin: must be whole images of 3073 bytes, as cifar10 in its binary form has, got 5000 bytes. The file may have been cut off',
    );
    expect(() => readCifar(whole, 'data_batch_1.bin', CIFAR10)).toThrow(
      'data_batch_1.bin image 2: must have a label from 0 to 9, got 10',
    );
  });
});
