import { describe, expect, it } from 'vitest';
import { dtlz2 } from '../../../src/search/problems/dtlz2.ts';
import { expectFrontNear, expectFrontUnbeaten } from './front-checks.ts';

const AT_BEST = new Array(10).fill(0.5);

describe('dtlz2', () => {
  it('lies on the unit sphere where the last ten genes are ½', async () => {
    const [corner, middle] = await dtlz2().evaluate([
      [0, 0, ...AT_BEST],
      [0.5, 0.5, ...AT_BEST],
    ]);
    expect(corner?.objectives).toEqual([1, 0, 0]);
    // cos 45° · cos 45° = ½, cos 45° · sin 45° = ½, sin 45° = √½.
    const expected = [0.5, 0.5, Math.SQRT1_2];
    middle?.objectives.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? 0, 12);
    });
  });

  it('moves out with the squares of the distance from ½', async () => {
    const [evaluation] = await dtlz2().evaluate([[0, 0, ...new Array(10).fill(1)]]);
    // 1 + 10 · 0.25.
    expect(evaluation?.objectives[0]).toBe(3.5);
  });

  it('has objectiveCount + 9 genes and a front of at least so many unit vectors', () => {
    expect(dtlz2(5).space.genes).toHaveLength(14);
    const front = dtlz2(3).paretoFront(100);
    // 12 partitions give 91 directions, 13 give C(15, 2) = 105.
    expect(front).toHaveLength(105);
    for (const point of front) expect(Math.hypot(...point)).toBeCloseTo(1, 12);
  });

  it('has the front of the reference, which random designs do not beat', async () => {
    expectFrontNear(dtlz2(), 'dtlz2', 0.06);
    await expectFrontUnbeaten(dtlz2());
  });
});
