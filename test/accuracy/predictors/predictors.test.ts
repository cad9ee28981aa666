import { describe, expect, it } from 'vitest';
import { crossValidate, quality } from '../../../src/accuracy/predictors/cross-validate.ts';
import type { Sample } from '../../../src/accuracy/predictors/predictor.ts';
import { PREDICTORS } from '../../../src/accuracy/predictors/predictors.ts';
import {
  genomeFeatures,
  ratePredictors,
} from '../../../src/accuracy/predictors/rate-predictors.ts';
import { askTree, growTree } from '../../../src/accuracy/predictors/regression-tree.ts';
import { RIDGE } from '../../../src/accuracy/predictors/ridge.ts';
import { createRandom } from '../../../src/base/random.ts';

/** A smooth figure of three features, of which one does nothing. */
function samples(count: number, seed: number): Sample[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const [a, b, c] = [random.uniform(), random.uniform(), random.uniform()];
    return { features: [a, b, c, 1], target: 70 + 10 * a - 5 * b + 3 * a * b };
  });
}

for (const predictor of PREDICTORS) {
  describe(`The predictor ${predictor.name}`, () => {
    it('tells samples that it has not seen, in order and nearly in value', () => {
      const fitted = predictor.fit(samples(60, 1), createRandom(1));
      const unseen = samples(40, 2);
      const { kendallTau, meanAbsoluteError } = quality(
        unseen.map(({ target }) => target),
        unseen.map(({ features }) => fitted.predict(features).mean),
      );
      expect(kendallTau).toBeGreaterThan(0.75);
      expect(meanAbsoluteError).toBeLessThan(1); // of figures that spread over 15
    });

    it('gives the same figures with the same seed', () => {
      const predict = () =>
        predictor.fit(samples(20, 1), createRandom(5)).predict([0.5, 0.5, 0, 1]);
      expect(predict()).toEqual(predict());
    });

    it('survives figures that are all the same', () => {
      const flat = samples(10, 1).map((sample) => ({ ...sample, target: 7 }));
      expect(predictor.fit(flat, createRandom(1)).predict([0.1, 0.2, 0.3, 1]).mean).toBeCloseTo(7);
    });
  });
}

describe('The Gaussian process', () => {
  it('is less sure far from what it has seen', () => {
    const process = PREDICTORS.find(({ name }) => name === 'gaussian-process');
    const fitted = process?.fit(samples(30, 1), createRandom(1));
    const near = fitted?.predict([0.5, 0.5, 0.5, 1]).deviation ?? 0;
    const far = fitted?.predict([5, -5, 5, 1]).deviation ?? 0;
    expect(far).toBeGreaterThan(3 * near);
  });
});

describe('A regression tree', () => {
  it('asks where the squared error falls most, and answers with means', () => {
    const rows = [[1], [2], [3], [10]];
    const tree = growTree(rows, [1, 1, 1, 9], [0, 1, 2, 3], { depth: 1, leafSamples: 1 });
    expect(tree).toEqual({ feature: 0, threshold: 6.5, left: { value: 1 }, right: { value: 9 } });
    expect(askTree(tree, [7])).toBe(9);
  });

  it('keeps enough samples in each leaf', () => {
    const options = { depth: 1, leafSamples: 2 };
    const tree = growTree([[1], [2], [3], [10]], [1, 1, 1, 9], [0, 1, 2, 3], options);
    expect(tree).toMatchObject({ threshold: 2.5, left: { value: 1 }, right: { value: 5 } });
  });
});

describe('Rated predictors', () => {
  it('come best first, with their quality on samples that they had not seen', () => {
    const rated = ratePredictors(PREDICTORS.slice(0, 2), samples(40, 1), () => createRandom(1));
    const [first, second] = rated.map(({ quality: { kendallTau } }) => kendallTau);
    expect(first).toBeGreaterThanOrEqual(second ?? 1);
    expect(rated[0]?.quality.samples).toBe(40);
  });

  it('see a gene by its value and by which choice it is', () => {
    const genes = [{ name: 'kernel', choices: [3, 5, 7] }];
    expect(genomeFeatures(genes, [5])).toEqual([5, 0, 1, 0]);
    const many = [{ name: 'size', choices: Array.from({ length: 12 }, (_, at) => at) }];
    expect(genomeFeatures(many, [11])).toEqual([11]);
  });
});

describe('Cross-validation', () => {
  it('predicts every sample once, by others', () => {
    const { samples: count, kendallTau } = crossValidate(RIDGE, samples(40, 1), 5, createRandom(1));
    expect(count).toBe(40);
    expect(kendallTau).toBeGreaterThan(0.9);
  });

  it('finds no skill where there is none', () => {
    const random = createRandom(3);
    const noise = Array.from({ length: 60 }, () => {
      return { features: [random.uniform(), random.uniform()], target: random.uniform() };
    });
    expect(crossValidate(RIDGE, noise, 5, random).kendallTau).toBeLessThan(0.3);
  });

  it('tells errors and ranks', () => {
    // errors 1, −1, 2; pairs in order: (1,2) and (1,3) and (2,3)
    expect(quality([1, 2, 3], [2, 1, 5])).toEqual({
      samples: 3,
      meanAbsoluteError: 4 / 3,
      rootMeanSquareError: Math.sqrt(2),
      kendallTau: 1 / 3,
    });
  });
});
