import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polynomialMutation } from '../../../src/search/operators/polynomial-mutation.ts';
import { distance, MUTATION_CASES } from './quantiles.ts';

describe('polynomialMutation', () => {
  it('leaves the value where it is for the middle draw', () => {
    expect(polynomialMutation(3, 0, 10, 20, 0.5)).toBe(3);
  });

  it('reaches the bounds at the ends of the draw', () => {
    expect(polynomialMutation(3, 0, 10, 20, 0)).toBeCloseTo(0, 9);
    expect(polynomialMutation(3, 0, 10, 20, 1)).toBeCloseTo(10, 9);
  });

  it('steps by the polynomial density', () => {
    // Eta 1, value 4 in [0, 10], draw ⅛: ((¼ + ¾ · 0.6²)^½ − 1) · 10 = (√0.52 − 1) · 10.
    expect(polynomialMutation(4, 0, 10, 1, 0.125)).toBeCloseTo(4 + (Math.sqrt(0.52) - 1) * 10, 9);
    // Draw ⅞: (1 − (¼ + ¾ · 0.4²)^½) · 10 = (1 − √0.37) · 10.
    expect(polynomialMutation(4, 0, 10, 1, 0.875)).toBeCloseTo(4 + (1 - Math.sqrt(0.37)) * 10, 9);
  });

  it('stays within the bounds', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, fc.double({ min: 0, max: 100, noNaN: true }), (share, draw, eta) => {
        const mutated = polynomialMutation(-5 + 10 * share, -5, 5, eta, draw);
        expect(mutated).toBeGreaterThanOrEqual(-5);
        expect(mutated).toBeLessThanOrEqual(5);
      }),
      { seed: 1 },
    );
  });

  it.skipIf(MUTATION_CASES.length === 0)('has the distribution of 400,000 mutants of pymoo', () => {
    for (const { eta, x, quantiles } of MUTATION_CASES) {
      const mutant = (draw: number) => polynomialMutation(x, 0, 1, eta, draw);
      expect(distance(mutant, quantiles)).toBeLessThan(0.005);
    }
  });
});
