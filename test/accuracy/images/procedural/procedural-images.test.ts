import { describe, expect, it } from 'vitest';
import {
  proceduralImages,
  proceduralSplit,
} from '../../../../src/accuracy/images/procedural/procedural-images.ts';
import { PROCEDURAL_TRAINING } from '../../../../src/accuracy/training/procedural-recipe.ts';

describe('The procedural images', () => {
  it('are as many of each of twelve classes, 32×32 in colour', () => {
    const set = proceduralImages({ seed: 1, images: 24 });
    expect(set.classes).toHaveLength(12);
    expect([...set.labels].filter((label) => label === 7)).toHaveLength(2);
    expect(set.shape).toEqual({ channels: 3, height: 32, width: 32 });
    expect(set.pixels).toHaveLength(24 * 32 * 32 * 3);
  });

  it('follow from the seed, and the first of a long set are those of a short one', () => {
    const long = proceduralImages({ seed: 1, images: 24 });
    const short = proceduralImages({ seed: 1, images: 12 });
    expect(short.pixels).toEqual(long.pixels.slice(0, short.pixels.length));
    expect(proceduralImages({ seed: 2, images: 12 }).pixels).not.toEqual(short.pixels);
  });

  it('of one class differ in more than colour: no pixel is alike in all', () => {
    const set = proceduralImages({ seed: 1, images: 120 });
    const bytes = 32 * 32 * 3;
    const discs = [...set.labels].flatMap((label, image) => (label === 0 ? [image] : []));
    const spreads = [500, 1500, 2500].map((at) => {
      const values = discs.map((image) => set.pixels[image * bytes + at] ?? 0);
      return Math.max(...values) - Math.min(...values);
    });
    expect(Math.min(...spreads)).toBeGreaterThan(60);
  });

  it('are trained on by a recipe that leaves the test images alone', () => {
    expect(PROCEDURAL_TRAINING.epochs).toBeGreaterThan(1);
    expect(PROCEDURAL_TRAINING.augmentation?.shiftPixels).toBe(2);
  });

  it('are kept apart for training, validation and test', () => {
    const { train, validation, test } = proceduralSplit(1, { train: 36, validation: 24, test: 24 });
    const images = [train, validation, test].flatMap(({ pixels, labels }) =>
      [...labels].map((_, image) => pixels.slice(image * 3072, (image + 1) * 3072).join()),
    );
    expect(new Set(images).size).toBe(84);
  });
});
