import { describe, expect, it } from 'vitest';
import { power } from '../../../src/search/operators/power.ts';

describe('power', () => {
  it('agrees with the operator to 1e-14', () => {
    for (const base of [1e-9, 0.3, 1, 1.7, 2, 40]) {
      for (const exponent of [-21, -16, -1 / 16, 0, 1 / 21, 1, 16]) {
        expect(power(base, exponent) / base ** exponent).toBeCloseTo(1, 13);
      }
    }
  });

  it('is 0 for base 0 and a positive exponent', () => {
    expect(power(0, 1 / 16)).toBe(0);
  });
});
