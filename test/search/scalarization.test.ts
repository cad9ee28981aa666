import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import {
  chebyshev,
  compareStandings,
  drawnWeights,
  objectiveBox,
  standing,
} from '../../src/search/scalarization.ts';

describe('drawnWeights', () => {
  it('add up to 1 and treat the objectives alike', () => {
    const random = createRandom(1);
    const sums = [0, 0, 0];
    for (let i = 0; i < 3000; i++) {
      const weights = drawnWeights(3, random);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      weights.forEach((weight, at) => {
        sums[at] = (sums[at] ?? 0) + weight;
      });
    }
    // Mean 1/3, standard deviation √(1/18) = 0.236 each, of 3,000: 12.9; four of them.
    for (const sum of sums) expect(Math.abs(sum - 1000)).toBeLessThan(52);
  });
});

describe('objectiveBox', () => {
  it('holds the feasible designs alone, and is a unit box without them', () => {
    const designs = [
      { objectives: [1, 5], violation: 0 },
      { objectives: [3, 5], violation: 0 },
      { objectives: [Number.POSITIVE_INFINITY, 0], violation: 2 },
    ];
    expect(objectiveBox(designs, 2)).toEqual({ lows: [1, 5], spans: [2, 1] });
    expect(objectiveBox([], 2)).toEqual({ lows: [0, 0], spans: [1, 1] });
  });
});

describe('chebyshev', () => {
  it('is the worst weighted objective, and a little of their sum', () => {
    const box = { lows: [1, 0], spans: [2, 10] };
    // 0.5 · (3 − 1) / 2 = 0.5 and 0.5 · 4 / 10 = 0.2: 0.5 + 0.05 · 0.7.
    expect(chebyshev([3, 4], [0.5, 0.5], box)).toBeCloseTo(0.535, 12);
  });
});

describe('compareStandings', () => {
  it('puts feasible designs first, then the smaller scalar', () => {
    const box = { lows: [0], spans: [1] };
    const [good, bad, infeasible, worse] = [
      { objectives: [1], violation: 0 },
      { objectives: [2], violation: 0 },
      { objectives: [0], violation: 1 },
      { objectives: [0], violation: Number.POSITIVE_INFINITY },
    ].map((one) => standing(one, [1], box));
    const order = [worse, infeasible, bad, good].flatMap((one) => one ?? []);
    expect(order.sort(compareStandings)).toEqual([good, bad, infeasible, worse]);
  });
});
