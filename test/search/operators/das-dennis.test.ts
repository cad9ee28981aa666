import { describe, expect, it } from 'vitest';
import { dasDennisDirections } from '../../../src/search/operators/das-dennis.ts';
import { referenceJson } from '../optimizer-reference.ts';

const CASES = Object.entries(referenceJson<Record<string, number[][]>>('das_dennis.json') ?? {});

describe('dasDennisDirections', () => {
  it('lists every way to share the partitions out, in lexicographic order', () => {
    expect(dasDennisDirections(3, 2)).toEqual([
      [0, 0, 1],
      [0, 0.5, 0.5],
      [0, 1, 0],
      [0.5, 0, 0.5],
      [0.5, 0.5, 0],
      [1, 0, 0],
    ]);
  });

  it('counts as the binomial coefficient says', () => {
    // C(12 + 2, 2) = 14 · 13 / 2 = 91.
    expect(dasDennisDirections(3, 12)).toHaveLength(91);
  });

  it('refuses no objective and no partition', () => {
    expect(() => dasDennisDirections(0, 3)).toThrow(RangeError);
    expect(() => dasDennisDirections(3, 0)).toThrow(RangeError);
  });

  it.skipIf(CASES.length === 0)('agrees with pymoo', () => {
    for (const [key, expected] of CASES) {
      const [objectives = 0, partitions = 0] = key.slice(1).split('_p').map(Number);
      expect(dasDennisDirections(objectives, partitions)).toEqual(expected);
    }
  });
});
