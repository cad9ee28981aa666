import { describe, expect, it } from 'vitest';
import { isFeasible } from '../../../src/search/dominance.ts';
import { bnh } from '../../../src/search/problems/bnh.ts';
import { expectFrontNear, expectFrontUnbeaten, expectFrontVolume } from './front-checks.ts';

describe('bnh', () => {
  it('has the objectives and constraints of Binh and Korn', async () => {
    const [corner] = await bnh().evaluate([[0, 3]]);
    // 4 · 9; 25 + 4; (25 + 9) / 25 − 1 = 0.36 too far; 1 − (64 + 36) / 7.7.
    expect(corner?.objectives).toEqual([36, 29]);
    expect(corner?.violations[0]).toBeCloseTo(0.36, 12);
    expect(corner?.violations[1]).toBeCloseTo(1 - 100 / 7.7, 12);
    expect(corner !== undefined && isFeasible(corner)).toBe(false);
  });

  it('has a front of the known volume, which random designs do not beat', async () => {
    expectFrontVolume(bnh(), 7245.3211, 1e-3);
    expectFrontNear(bnh(), 'bnh', 0.5);
    await expectFrontUnbeaten(bnh());
  });
});
