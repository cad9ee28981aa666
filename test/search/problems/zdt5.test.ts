import { describe, expect, it } from 'vitest';
import { zdt5 } from '../../../src/search/problems/zdt5.ts';
import { expectFrontNear, expectFrontUnbeaten, expectFrontVolume } from './front-checks.ts';

describe('zdt5', () => {
  it('is deceptive: a group of four ones is worse than an empty one', async () => {
    const rest = new Array(45).fill(1);
    const [full, four, empty] = await zdt5().evaluate([
      [...new Array(30).fill(0), 1, 1, 1, 1, 1, ...rest],
      [...new Array(30).fill(0), 1, 1, 1, 1, 0, ...rest],
      [...new Array(30).fill(0), 0, 0, 0, 0, 0, ...rest],
    ]);
    // f1 = 1 + 0 is 0 when scaled; f2 = 10, 9 + 6 and 9 + 2, scaled by (f2 − 10/31) / (10 − 10/31).
    expect(full?.objectives).toEqual([0, 1]);
    expect(four?.objectives[1]).toBeCloseTo((15 - 10 / 31) / (10 - 10 / 31), 12);
    expect(empty?.objectives[1]).toBeCloseTo((11 - 10 / 31) / (10 - 10 / 31), 12);
  });

  it('has a front of 31 points of the known volume, which random designs do not beat', async () => {
    expect(zdt5().paretoFront(31)).toHaveLength(31);
    expectFrontVolume(zdt5(), 1.1057282210460757, 1e-9);
    expectFrontNear(zdt5(), 'zdt5', 1e-9);
    await expectFrontUnbeaten(zdt5());
  });
});
