import { describe, expect, it } from 'vitest';
import { rankSumTest } from '../../../src/report/compare/rank-sum-test.ts';

describe('rankSumTest', () => {
  it('counts the orders of small samples', () => {
    // 3 and 3 apart: 2 of 20 orders are as extreme
    expect(rankSumTest([1, 2, 3], [4, 5, 6])).toEqual({ pValue: 0.1, chanceLarger: 0 });
    // U = 1: one exchange more on either side, 4 of 20
    expect(rankSumTest([1, 2, 4], [3, 5, 6]).pValue).toBeCloseTo(0.2, 12);
    // 11 and 11 apart: 2 of 705,432
    const low = Array.from({ length: 11 }, (_, at) => at);
    const high = low.map((value) => value + 20);
    expect(rankSumTest(high, low).pValue).toBeCloseTo(2 / 705_432, 15);
    expect(rankSumTest(high, low).chanceLarger).toBe(1);
  });

  it('is sure of nothing where samples are mixed', () => {
    expect(rankSumTest([1, 4], [2, 3])).toEqual({ pValue: 1, chanceLarger: 0.5 });
  });

  it('takes the normal approximation where values are tied', () => {
    // U = 0.5 + 0.5 + 0, mean 4.5; variance 9 (7 − 24 / 30) / 12 = 4.65; z = (3.5 − 0.5) / 2.1564 = 1.3912
    expect(rankSumTest([1, 2, 2], [2, 3, 4]).pValue).toBeCloseTo(0.16417, 4);
    expect(rankSumTest([1, 1], [1, 1])).toEqual({ pValue: 1, chanceLarger: 0.5 });
  });

  it('does not depend on the order of the samples', () => {
    const a = Array.from({ length: 30 }, (_, at) => at * 1.1);
    const b = Array.from({ length: 40 }, (_, at) => at * 0.9 + 3);
    expect(rankSumTest(a, b).pValue).toBeCloseTo(rankSumTest(b, a).pValue, 12);
  });
});
