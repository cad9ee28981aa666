import { describe, expect, it } from 'vitest';
import {
  combinedSearch,
  type PairSpace,
  phaseSearch,
  separateSearch,
} from '../../../src/experiment/reproduce/pair-strategies.ts';

/** Accuracy and latency grow with the digits of a cell; the larger design is twice as fast on twice the area, less 1. */
const SPACE: PairSpace = {
  edgeOperators: 3,
  designSides: [2],
  judge: (edges, [size = 0]) => {
    const work = edges.reduce((sum, edge) => sum + edge, 0);
    return {
      accuracyPct: 50 + work,
      latencyMs: (10 + work) / (size + 1),
      areaMm2: 100 * (size + 1) - 20 * size,
    };
  },
};
const SEARCH = { space: SPACE, evaluations: 400, seed: 1 };

describe('Strategies', () => {
  it('find the best pair where nothing is asked of its speed', async () => {
    const search = { ...SEARCH, leastPerformancePerArea: 1 };
    for (const strategy of [combinedSearch, phaseSearch, separateSearch]) {
      expect(await strategy(search)).toBe(62);
    }
  });

  it('differ where the most accurate network is too slow', async () => {
    // On 180 mm²: 1000 · 2 / (10 + work) / 1.8 ≥ 70 up to work = 5
    const search = { ...SEARCH, leastPerformancePerArea: 70 };
    expect(await combinedSearch(search)).toBe(55);
    expect(await separateSearch(search)).toBe(0);
    expect(await phaseSearch(search)).toBe(55);
  });
});
