import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { keepByContribution } from '../../src/search/contribution-pruning.ts';
import { hypervolume } from '../../src/search/indicators/hypervolume.ts';

describe('keepByContribution', () => {
  it('takes the most crowded point out', () => {
    const points = [
      [0, 1],
      [0.5, 0.5],
      [0.51, 0.49],
      [1, 0],
    ];
    // Between its neighbours (0.5, 0.5) covers 0.01 · 0.5 alone, (0.51, 0.49) covers 0.49 · 0.01.
    expect(keepByContribution(points, 3)).toEqual([0, 1, 3]);
    expect(keepByContribution(points, 4)).toEqual([0, 1, 2, 3]);
  });

  it('takes out what plain recomputation of all contributions takes out', () => {
    const random = createRandom(1);
    const points = Array.from({ length: 30 }, () => {
      const vector = [random.uniform(), random.uniform(), random.uniform()];
      const length = Math.hypot(...vector);
      return vector.map((value) => value / length);
    });
    const lows = [0, 1, 2].map((i) => Math.min(...points.map((point) => point[i] ?? 0)));
    const highs = [0, 1, 2].map((i) => Math.max(...points.map((point) => point[i] ?? 0)));
    const scaled = points.map((point) =>
      point.map((value, i) => (value - (lows[i] ?? 0)) / ((highs[i] ?? 0) - (lows[i] ?? 0))),
    );
    let left = [...points.keys()];
    while (left.length > 12) {
      const volume = (positions: number[]) =>
        hypervolume(
          positions.map((position) => scaled[position] ?? []),
          [11, 11, 11],
        );
      const without = left.map((position) => volume(left.filter((other) => other !== position)));
      const least = without.indexOf(Math.max(...without));
      left = left.filter((_, index) => index !== least);
    }
    expect(keepByContribution(points, 12)).toEqual(left);
  });
});
