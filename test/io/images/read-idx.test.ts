import { describe, expect, it } from 'vitest';
import { readIdx } from '../../../src/io/images/read-idx.ts';

/** Two images of 1×3 pixels. */
const IMAGES = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]);
const LABELS = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 2, 9, 4]);

function read(images: Uint8Array, labels: Uint8Array) {
  return readIdx({ file: 'images', bytes: images }, { file: 'labels', bytes: labels });
}

describe('readIdx', () => {
  it('reads grey images with their labels', () => {
    const set = read(IMAGES, LABELS);
    expect(set.shape).toEqual({ channels: 1, height: 1, width: 3 });
    expect([...set.pixels]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...set.labels]).toEqual([9, 4]);
    expect(set.classes).toHaveLength(10);
  });

  it('says which file is wrong, and what to do', () => {
    expect(() => read(IMAGES.subarray(0, 20), LABELS)).toThrow(
      'images: must have 22 bytes, as its header says, got 20. The file may have been cut off',
    );
    expect(() => read(LABELS, IMAGES)).toThrow('images and labels are not mixed up');
    expect(() => read(Uint8Array.from([0x1f, 0x8b, 8, 0]), LABELS)).toThrow(
      'Unpack it with gunzip',
    );
    const three = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 3, 9, 4, 1]);
    expect(() => read(IMAGES, three)).toThrow('a label for each of the 2 images of images, got 3');
  });
});
