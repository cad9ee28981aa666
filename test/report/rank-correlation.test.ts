import { expect, test } from 'vitest';
import { rankCorrelation } from '../../src/report/rank-correlation.ts';

test('only the order counts', () => {
  expect(rankCorrelation([1, 2, 3], [10, 100, 1000])).toBe(1);
  expect(rankCorrelation([1, 2, 3], [9, 4, 0])).toBe(-1);
});

test('one swap of four: 1 − 6 · Σd² / (n(n² − 1)) = 1 − 6 · 2 / 60 = 0.8', () => {
  expect(rankCorrelation([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8, 12);
});

test('equal values share the mean of their ranks', () => {
  // ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5 over √(4.5 · 5) = 0.9487
  expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.948683, 6);
});

test('a list that does not vary has no correlation', () => {
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
});
