import { describe, expect, it } from 'vitest';
import { expectedImprovement, normalShare } from '../../../src/search/surrogates/normal.ts';

describe('normalShare', () => {
  it('has the quantiles of the normal distribution', () => {
    expect(normalShare(0)).toBeCloseTo(0.5, 6);
    expect(normalShare(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalShare(-1)).toBeCloseTo(0.1586553, 6);
  });
});

describe('expectedImprovement', () => {
  it('is what a sure figure lies below the best, and more where it is not sure', () => {
    expect(expectedImprovement(2, 0, 3)).toBe(1);
    expect(expectedImprovement(4, 0, 3)).toBe(0);
    // At the best itself: deviation · density(0) = 0.3989423.
    expect(expectedImprovement(3, 1, 3)).toBeCloseTo(0.3989423, 6);
  });
});
