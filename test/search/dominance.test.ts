import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  constraintDominates,
  dominates,
  isFeasible,
  totalViolation,
} from '../../src/search/dominance.ts';
import type { Evaluation } from '../../src/search/problem.ts';

const evaluation = (objectives: number[], violations: number[] = []): Evaluation => ({
  objectives,
  violations,
});

describe('dominates', () => {
  it.each([
    [[1, 2], [2, 3], true],
    [[1, 2], [1, 3], true],
    [[1, 2], [1, 2], false],
    [[1, 2], [2, 1], false],
    [[2, 3], [1, 2], false],
    [[1, 2, 3], [Number.POSITIVE_INFINITY, 2, 3], true],
  ])('%j over %j: %s', (a, b, expected) => {
    expect(dominates(a, b)).toBe(expected);
  });
});

describe('totalViolation', () => {
  it('adds up violated constraints only', () => {
    // −5 holds with room to spare, which makes up for nothing: 0.5 + 0.25.
    expect(totalViolation(evaluation([0], [-5, 0.5, 0, 0.25]))).toBe(0.75);
  });

  it('is infinite where a violation is not a number', () => {
    expect(totalViolation(evaluation([0], [-1, Number.NaN]))).toBe(Number.POSITIVE_INFINITY);
    expect(isFeasible(evaluation([0], [-1, Number.NaN]))).toBe(false);
  });

  it('is 0 exactly where the evaluation is feasible', () => {
    expect(totalViolation(evaluation([0], [0, -1]))).toBe(0);
    expect(isFeasible(evaluation([0], [0, -1]))).toBe(true);
    expect(isFeasible(evaluation([0], [1e-12]))).toBe(false);
  });
});

describe('constraintDominates', () => {
  it('lets a feasible evaluation beat an infeasible one whatever the objectives', () => {
    expect(constraintDominates(evaluation([9, 9], [0]), evaluation([1, 1], [0.1]))).toBe(true);
  });

  it('lets the smaller violation win between two infeasible ones', () => {
    expect(constraintDominates(evaluation([9, 9], [0.1]), evaluation([1, 1], [0.2]))).toBe(true);
    expect(constraintDominates(evaluation([1, 1], [0.2]), evaluation([9, 9], [0.2]))).toBe(false);
  });

  it('compares two feasible ones by their objectives', () => {
    expect(constraintDominates(evaluation([1, 1], [-1]), evaluation([1, 2], [0]))).toBe(true);
    expect(constraintDominates(evaluation([1, 3], [-1]), evaluation([2, 2], [0]))).toBe(false);
  });

  it('never lets an infeasible evaluation dominate a feasible one', () => {
    const numbers = fc.array(fc.double({ noNaN: true }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(numbers, numbers, fc.double({ min: 1e-9, max: 1e9 }), (a, b, violation) => {
        const infeasible = evaluation(a, [violation]);
        const feasible = evaluation(b, [0]);
        expect(constraintDominates(infeasible, feasible)).toBe(false);
        expect(constraintDominates(feasible, infeasible)).toBe(true);
      }),
      { seed: 1 },
    );
  });
});
