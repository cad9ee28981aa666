import { describe, expect, it } from 'vitest';
import { generalizedSpread, spread } from '../../../src/search/indicators/spread.ts';

const line = (...xs: number[]) => xs.map((x) => [3 * x, 4 * x]);
const ENDS: readonly [number[], number[]] = [
  [0, 0],
  [12, 16],
];

describe('spread', () => {
  it('is 0 for even points from end to end', () => {
    expect(spread(line(0, 1, 2, 3, 4), ENDS)).toBe(0);
  });

  it('grows with uneven gaps and missing ends', () => {
    // Steps of length 5. Gaps 5, 10, mean 7.5, deviations 2.5 + 2.5; 5 missing at the far end:
    // (5 + 5) / (5 + 2 · 7.5) = 0.5.
    expect(spread(line(0, 1, 3), ENDS)).toBe(0.5);
  });

  it('does not depend on the order of the points', () => {
    expect(spread(line(3, 0, 1), ENDS)).toBe(0.5);
  });

  it('is 1 for a single point', () => {
    expect(spread([[1, 1]], ENDS)).toBe(1);
  });
});

describe('generalizedSpread', () => {
  it('is 0 for even points that reach every extreme', () => {
    expect(generalizedSpread(line(0, 1, 2, 3, 4), ENDS)).toBe(0);
  });

  it('grows with uneven neighbours and missing extremes', () => {
    // Nearest neighbours 5, 5, 10, mean 20 / 3, deviations 5/3 + 5/3 + 10/3 = 20/3; extremes 0 and 5 away:
    // (5 + 20/3) / (5 + 20) = 7/15.
    expect(generalizedSpread(line(0, 1, 3), ENDS)).toBeCloseTo(7 / 15, 12);
  });
});
