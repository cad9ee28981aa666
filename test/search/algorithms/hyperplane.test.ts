import { describe, expect, it } from 'vitest';
import { extended, intercepts } from '../../../src/search/algorithms/hyperplane.ts';

const NONE = { ideal: [], extremes: [] };

describe('extended', () => {
  it('keeps the least of each objective, whatever later fronts hold', () => {
    const first = extended(NONE, [[1, 5]]);
    expect(extended(first, [[2, 3]]).ideal).toEqual([1, 3]);
  });

  it('takes the points that lie along the axes as extremes', () => {
    const front = [
      [0, 0, 4],
      [0, 2, 0],
      [8, 0, 0],
      [1, 1, 1],
    ];
    expect(extended(NONE, front).extremes).toEqual([front[2], front[1], front[0]]);
  });
});

describe('intercepts', () => {
  it('are where the plane through the extreme points meets the axes', () => {
    const front = [
      [8, 0, 0],
      [0, 2, 0],
      [0, 0, 4],
    ];
    intercepts(extended(NONE, front), front).forEach((value, i) => {
      expect(value).toBeCloseTo([8, 2, 4][i] ?? 0, 9);
    });
  });

  it('are the ranges where there is no plane, and 1 where there is no range', () => {
    const front = [[1, 5]];
    expect(intercepts(extended(NONE, front), front)).toEqual([1, 1]);
  });
});
