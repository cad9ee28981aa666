import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lowerChild,
  upperChild,
} from '../../../src/search/operators/simulated-binary-crossover.ts';
import { distance, SBX_CASES } from './quantiles.ts';

describe('simulated binary crossover', () => {
  it('spreads children as far as their parents where a far bound leaves the draw in the middle', () => {
    // With the bound infinitely far alpha is 2, and a draw of ½ gives a spread of (½ · 2)^(1/16) = 1.
    expect(lowerChild(2, 5, -1e9, 15, 0.5)).toBeCloseTo(2, 9);
    expect(upperChild(2, 5, 1e9, 15, 0.5)).toBeCloseTo(5, 9);
  });

  it('contracts below that draw and expands above it', () => {
    // Draw ⅛, eta 1: spread (⅛ · 2)^(1/2) = ½, so the child is 3.5 − ½ · 1.5. Draw ⅞: (1 / (2 − 7/4))^(1/2) = 2.
    expect(lowerChild(2, 5, -1e9, 1, 0.125)).toBeCloseTo(2.75, 6);
    expect(upperChild(2, 5, 1e9, 1, 0.125)).toBeCloseTo(4.25, 6);
    expect(lowerChild(2, 5, -1e9, 1, 0.875)).toBeCloseTo(0.5, 6);
    expect(upperChild(2, 5, 1e9, 1, 0.875)).toBeCloseTo(6.5, 6);
  });

  it('makes children of a parent on its bound meet the bound at most', () => {
    expect(lowerChild(0, 1, 0, 15, 0.999999)).toBeCloseTo(0, 6);
    expect(lowerChild(0, 1, 0, 15, 0.999999)).toBeGreaterThanOrEqual(0);
  });

  it('keeps children between the bound and the middle of their parents', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const draws = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(
        unit,
        unit,
        draws,
        fc.double({ min: 0, max: 100, noNaN: true }),
        (a, b, draw, eta) => {
          fc.pre(Math.abs(a - b) > 1e-9);
          const lower = Math.min(a, b);
          const upper = Math.max(a, b);
          const middle = (lower + upper) / 2;
          expect(lowerChild(lower, upper, 0, eta, draw)).toBeGreaterThanOrEqual(0);
          expect(lowerChild(lower, upper, 0, eta, draw)).toBeLessThanOrEqual(middle + 1e-12);
          expect(upperChild(lower, upper, 1, eta, draw)).toBeLessThanOrEqual(1);
          expect(upperChild(lower, upper, 1, eta, draw)).toBeGreaterThanOrEqual(middle - 1e-12);
        },
      ),
      { seed: 1 },
    );
  });

  it.skipIf(SBX_CASES.length === 0)('has the distribution of 400,000 children of pymoo', () => {
    for (const { eta, parents, lower_child_quantiles, upper_child_quantiles } of SBX_CASES) {
      const [lower, upper] = parents;
      const near = (draw: number) => lowerChild(lower, upper, 0, eta, draw);
      const far = (draw: number) => upperChild(lower, upper, 1, eta, draw);
      expect(distance(near, lower_child_quantiles)).toBeLessThan(0.005);
      expect(distance(far, upper_child_quantiles)).toBeLessThan(0.005);
    }
  });
});
