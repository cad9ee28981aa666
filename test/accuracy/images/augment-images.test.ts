import { describe, expect, it } from 'vitest';
import { augmentImages } from '../../../src/accuracy/images/augment-images.ts';
import { type ImageSet, pickImages } from '../../../src/accuracy/images/image-set.ts';
import { createRandom } from '../../../src/base/random.ts';

const SET: ImageSet = {
  source: 'a test',
  classes: ['a', 'b'],
  shape: { channels: 1, height: 2, width: 3 },
  pixels: Uint8Array.from([1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60]),
  labels: Uint16Array.from([0, 1]),
};

describe('augmentImages', () => {
  it('leaves images as they are where nothing may move', () => {
    const same = augmentImages(SET, createRandom(1), { shiftPixels: 0, mirrors: false });
    expect(same).toEqual(SET);
  });

  it('mirrors some left to right', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 8; seed++) {
      const { pixels } = augmentImages(SET, createRandom(seed), { shiftPixels: 0, mirrors: true });
      seen.add(pixels.slice(0, 6).join());
    }
    expect([...seen].toSorted()).toEqual(['1,2,3,4,5,6', '3,2,1,6,5,4']);
  });

  it('moves images by at most so many pixels and repeats the edge', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 40; seed++) {
      const { pixels } = augmentImages(SET, createRandom(seed), { shiftPixels: 1, mirrors: false });
      seen.add(pixels.slice(0, 6).join());
    }
    expect(seen).toContain('1,1,2,1,1,2'); // one down, one to the right
    expect(seen).toContain('5,6,6,5,6,6'); // one up, one to the left
    expect(seen.size).toBe(9);
  });
});

describe('pickImages', () => {
  it('takes images with their labels, in the order that is asked for', () => {
    const picked = pickImages(SET, [1, 0, 1]);
    expect([...picked.labels]).toEqual([1, 0, 1]);
    expect([...picked.pixels.slice(0, 7)]).toEqual([10, 20, 30, 40, 50, 60, 1]);
  });
});
