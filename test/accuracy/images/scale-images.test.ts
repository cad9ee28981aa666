import { expect, it } from 'vitest';
import { scaleImages } from '../../../src/accuracy/images/scale-images.ts';

function grey(size: number, pixels: readonly number[]) {
  const shape = { channels: 1, height: size, width: size };
  const labels = new Uint16Array(1);
  return { source: 'a test', classes: ['a'], shape, pixels: Uint8Array.from(pixels), labels };
}

it('a pixel of a smaller image is the mean of the area that it covers', () => {
  const half = scaleImages(grey(2, [10, 20, 30, 60]), 1);
  expect([...half.pixels]).toEqual([30]);
  // 3 → 2: a whole pixel and half of the middle one, each way; (0 + 30·½) / 1.5 = 10 in a row of 0, 30, 60
  const row = [0, 30, 60];
  expect([...scaleImages(grey(3, [...row, ...row, ...row]), 2).pixels]).toEqual([10, 50, 10, 50]);
  const same = grey(2, [1, 2, 3, 4]);
  expect(scaleImages(same, 2)).toBe(same);
});
