import { describe, expect, it } from 'vitest';
import { geneValues } from '../../../src/search/problem.ts';
import { mixedZdt1 } from '../../../src/search/problems/mixed-zdt1.ts';
import { expectFrontUnbeaten, expectFrontVolume } from './front-checks.ts';

/** Best of each: real 0, integer 0, letter d (position 3), binary 0. */
const best = (first: number) => [
  first,
  ...new Array(9).fill(0),
  ...new Array(10).fill(0),
  ...new Array(5).fill(3),
  ...new Array(5).fill(0),
];

describe('mixedZdt1', () => {
  it('is on the front of ZDT1 where every gene but the first is at its best', async () => {
    const [evaluation] = await mixedZdt1().evaluate([best(0.25)]);
    expect(evaluation?.objectives).toEqual([0.25, 0.5]);
  });

  it('is ten times as far where every gene is at its worst', async () => {
    const { space, evaluate } = mixedZdt1();
    const worst = best(0).map((_, i) => {
      if (i === 0) return 0;
      if (i < 10) return 1;
      if (i < 20) return 20;
      return i < 25 ? 4 : 1;
    });
    expect(geneValues(space, worst)).toMatchObject({ integer0: 20, letter0: 'e', binary0: 1 });
    const [evaluation] = await evaluate([worst]);
    // 9 reals + 10 integers + 5 letters + 5 binaries add up to 29: g = 1 + 9 = 10, and f1 = 0 leaves f2 = g.
    expect(evaluation?.objectives[1]).toBeCloseTo(10, 12);
  });

  it('has a front of the known volume, which random designs do not beat', async () => {
    expectFrontVolume(mixedZdt1(), 0.8766667, 1e-3);
    await expectFrontUnbeaten(mixedZdt1());
  });
});
