import { describe, expect, it } from 'vitest';
import { power, root } from '../../../src/search/operators/power.ts';

describe('power', () => {
  it('agrees with the operator to 1e-14', () => {
    for (const base of [1e-4, 0.3, 1, 1.7, 2, 40]) {
      for (const exponent of [0, 1 / 21, 0.5, 1, 16, 21, 16.5]) {
        expect(power(base, exponent) / base ** exponent).toBeCloseTo(1, 13);
      }
    }
  });

  it('is 0 for base 0 and a positive exponent', () => {
    expect(power(0, 1 / 16)).toBe(0);
    expect(power(0, 16)).toBe(0);
  });
});

describe('root', () => {
  it('agrees with the operator to 1e-14', () => {
    for (const base of [1e-4, 0.3, 1, 1.7, 2, 40]) {
      for (const degree of [1, 1.5, 2, 16, 21]) {
        expect(root(base, degree) / base ** (1 / degree)).toBeCloseTo(1, 13);
      }
    }
    expect(root(0, 16)).toBe(0);
    expect(root(0, 21)).toBe(0);
  });
});
