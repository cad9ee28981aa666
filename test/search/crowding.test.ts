import { describe, expect, it } from 'vitest';
import { crowdingDistances, distinctCrowdingDistances } from '../../src/search/crowding.ts';
import { nonDominatedFronts } from '../../src/search/non-dominated-sort.ts';
import { indicatorCases } from './optimizer-reference.ts';

const CASES = indicatorCases();
const INFINITY = Number.POSITIVE_INFINITY;

describe('crowdingDistances', () => {
  it('averages the gap between both neighbours over the range', () => {
    const front = [
      [0, 10],
      [1, 6],
      [4, 0],
    ];
    // Middle: ((4 − 0) / 4 + (10 − 0) / 10) / 2 = 1.
    expect([...crowdingDistances(front)]).toEqual([INFINITY, 1, INFINITY]);
    // ((2 − 0) / 4 + (10 − 2) / 10) / 2 = 0.65 and ((4 − 1) / 4 + (6 − 0) / 10) / 2 = 0.675.
    const [, second, third] = crowdingDistances([...front.slice(0, 2), [2, 2], [4, 0]]);
    expect(second).toBeCloseTo(0.65, 12);
    expect(third).toBeCloseTo(0.675, 12);
  });

  it('is infinite for fronts of one and two', () => {
    expect([...crowdingDistances([[1, 1]])]).toEqual([INFINITY]);
    expect([
      ...crowdingDistances([
        [1, 1],
        [0, 2],
      ]),
    ]).toEqual([INFINITY, INFINITY]);
  });

  it('is 0 where all points are equal', () => {
    const copies = [
      [1, 1],
      [1, 1],
      [1, 1],
    ];
    expect([...crowdingDistances(copies)]).toEqual([0, 0, 0]);
  });

  it.skipIf(CASES.length === 0)('agrees with the reference on every front of 60 point sets', () => {
    for (const { points, crowding_per_front } of CASES) {
      for (const front of nonDominatedFronts(points)) {
        const distances = crowdingDistances(front.map((position) => points[position] ?? []));
        front.forEach((position, index) => {
          const expected = crowding_per_front[position];
          if (expected === 'inf') expect(distances[index]).toBe(INFINITY);
          else expect(distances[index]).toBeCloseTo(expected ?? Number.NaN, 12);
        });
      }
    }
  });
});

describe('distinctCrowdingDistances', () => {
  it('gives 0 to repeats and the distance among different points to the rest', () => {
    const front = [
      [0, 10],
      [1, 6],
      [1, 6],
      [4, 0],
      [0, 10],
    ];
    expect([...distinctCrowdingDistances(front)]).toEqual([INFINITY, 1, 0, INFINITY, 0]);
  });

  it('is the crowding distance where no point repeats', () => {
    const front = [
      [0, 10],
      [1, 6],
      [2, 2],
      [4, 0],
    ];
    expect(distinctCrowdingDistances(front)).toEqual(crowdingDistances(front));
  });
});
