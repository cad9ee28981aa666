import { describe, expect, it } from 'vitest';
import { dtlz1 } from '../../../src/search/problems/dtlz1.ts';
import { expectFrontNear, expectFrontUnbeaten } from './front-checks.ts';

describe('dtlz1', () => {
  it('lies on Σ f = ½ where the last five genes are ½', async () => {
    const [inside, far] = await dtlz1().evaluate([
      [0.5, 0.25, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.5, 0.25, 1, 0.5, 0.5, 0.5, 0.5],
    ]);
    // ½ · ½ · ¼, ½ · ½ · ¾, ½ · ½.
    expect(inside?.objectives).toEqual([0.0625, 0.1875, 0.25]);
    // One gene at 1: g = 100 · (5 + 0.25 − cos 10π − 4) = 25, so 26 times as far.
    far?.objectives.forEach((value, i) => {
      expect(value).toBeCloseTo(26 * (inside?.objectives[i] ?? 0), 9);
    });
  });

  it('has the front of the reference, which random designs do not beat', async () => {
    expectFrontNear(dtlz1(), 'dtlz1', 0.03);
    await expectFrontUnbeaten(dtlz1());
  });
});
