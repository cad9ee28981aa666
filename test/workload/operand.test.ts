import { describe, expect, it } from 'vitest';
import { LOOP_DIMS } from '../../src/workload/dims.ts';
import { isRelevant, OPERANDS, REDUCTION_DIMS } from '../../src/workload/operand.ts';

describe('isRelevant', () => {
  it('leaves every dimension but G irrelevant to exactly one operand, which is where re-use comes from', () => {
    for (const dim of LOOP_DIMS) {
      const relevant = OPERANDS.filter((operand) => isRelevant(operand, dim));
      const expected = { G: 3, P: 2, Q: 2, N: 2, K: 2, C: 2, R: 2, S: 2 }[dim];
      expect(relevant).toHaveLength(expected);
    }
  });

  it('sums over the dimensions that select no output', () => {
    expect(LOOP_DIMS.filter((dim) => !isRelevant('outputs', dim))).toEqual([...REDUCTION_DIMS]);
  });
});
