import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dominates } from '../../src/search/dominance.ts';
import {
  nonDominated,
  nonDominatedFronts,
  nonDominatedRanks,
} from '../../src/search/non-dominated-sort.ts';
import { indicatorCases } from './optimizer-reference.ts';

const CASES = indicatorCases();

/** By definition: peel off what nothing left dominates, until nothing is left. */
function ranksByPeeling(points: readonly (readonly number[])[]): number[] {
  const ranks: number[] = new Array(points.length).fill(-1);
  for (let rank = 0; ranks.includes(-1); rank++) {
    const left = points.filter((_, position) => ranks[position] === -1);
    points.forEach((point, position) => {
      const isFree = ranks[position] === -1 && !left.some((other) => dominates(other, point));
      if (isFree) ranks[position] = rank + 0.5;
    });
    ranks.forEach((value, position) => {
      if (value === rank + 0.5) ranks[position] = rank;
    });
  }
  return ranks;
}

/** Few different values, so that ties and copies are common; some are infinite. */
const clouds = fc.integer({ min: 1, max: 5 }).chain((objectives) =>
  fc.array(
    fc.array(fc.constantFrom(0, 1, 2, 3, Number.POSITIVE_INFINITY), {
      minLength: objectives,
      maxLength: objectives,
    }),
    { maxLength: 40 },
  ),
);

describe('nonDominatedRanks', () => {
  it('gives 0 to the front and counts up behind it', () => {
    const points = [
      [1, 4],
      [2, 2],
      [4, 1],
      [2, 5],
      [5, 5],
      [3, 3],
    ];
    // (2, 5) is behind (1, 4), (3, 3) behind (2, 2), and (5, 5) behind both.
    expect([...nonDominatedRanks(points)]).toEqual([0, 0, 0, 1, 2, 1]);
  });

  it('puts equal points in one front', () => {
    const points = [
      [1, 1],
      [1, 1],
      [2, 2],
      [2, 2],
    ];
    expect([...nonDominatedRanks(points)]).toEqual([0, 0, 1, 1]);
  });

  it('ranks a single objective by its value', () => {
    expect([...nonDominatedRanks([[3], [1], [2], [1]])]).toEqual([2, 0, 1, 0]);
  });

  it('peels fronts off for one to five objectives', () => {
    fc.assert(
      fc.property(clouds, (points) => {
        expect([...nonDominatedRanks(points)]).toEqual(ranksByPeeling(points));
      }),
      { seed: 1 },
    );
  });

  it.skipIf(CASES.length === 0)('agrees with pymoo on 60 point sets', () => {
    for (const { points, rank } of CASES) expect([...nonDominatedRanks(points)]).toEqual(rank);
  });
});

describe('nonDominated', () => {
  it('gives the positions of the front, copies included', () => {
    const points = [
      [2, 2],
      [1, 1],
      [0, 3],
      [1, 1],
    ];
    expect(nonDominated(points)).toEqual([1, 2, 3]);
  });

  it('gives nothing for nothing', () => {
    expect(nonDominated([])).toEqual([]);
  });

  it('gives what has rank 0, for one to five objectives', () => {
    fc.assert(
      fc.property(clouds, (points) => {
        const ranks = ranksByPeeling(points);
        expect(nonDominated(points)).toEqual([...ranks.keys()].filter((i) => ranks[i] === 0));
      }),
      { seed: 1 },
    );
  });

  it.skipIf(CASES.length === 0)('agrees with moocore on 60 point sets', () => {
    for (const { points, nondominated } of CASES) {
      const expected = [...nondominated.keys()].filter((position) => nondominated[position]);
      expect(nonDominated(points)).toEqual(expected);
    }
  });
});

describe('nonDominatedFronts', () => {
  it('lists positions front by front', () => {
    const points = [
      [2, 2],
      [1, 1],
      [0, 3],
      [2, 4],
    ];
    // (2, 4) is behind (0, 3) and (2, 2), (2, 2) behind (1, 1).
    expect(nonDominatedFronts(points)).toEqual([[1, 2], [0], [3]]);
  });
});
