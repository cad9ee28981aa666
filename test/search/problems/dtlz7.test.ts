import { describe, expect, it } from 'vitest';
import { dtlz7 } from '../../../src/search/problems/dtlz7.ts';
import { expectFrontNear, expectFrontUnbeaten } from './front-checks.ts';

describe('dtlz7', () => {
  it('has its first objectives as genes, and the last above them', async () => {
    const [low, high] = await dtlz7().evaluate([
      [0, 0.5, ...new Array(20).fill(0)],
      [0, 0.5, ...new Array(20).fill(1)],
    ]);
    // g = 1: h = 3 − (0.5 / 2) · (1 + sin 1.5π) = 3, f3 = 2 · 3. g = 10: 11 · 3.
    expect(low?.objectives).toEqual([0, 0.5, 6]);
    expect(high?.objectives[2]).toBeCloseTo(33, 12);
  });

  it('has the front of the reference, which random designs do not beat', async () => {
    expectFrontNear(dtlz7(), 'dtlz7', 0.06);
    await expectFrontUnbeaten(dtlz7());
  });
});
