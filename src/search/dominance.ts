import type { Evaluation } from './problem.ts';

/** Whether `a` is at least as good as `b` in all objectives and better in one; all minimised, equally long. */
export function dominates(a: readonly number[], b: readonly number[]): boolean {
  let isBetter = false;
  for (let i = 0; i < a.length; i++) {
    const left = a[i] ?? Number.NaN;
    const right = b[i] ?? Number.NaN;
    if (left > right) return false;
    if (left < right) isBetter = true;
  }
  return isBetter;
}

/** Sum of the violated constraints; 0 for a feasible evaluation, Infinity where one is not a number. */
export function totalViolation(evaluation: Evaluation): number {
  let total = 0;
  for (const violation of evaluation.violations) {
    if (Number.isNaN(violation)) return Number.POSITIVE_INFINITY;
    if (violation > 0) total += violation;
  }
  return total;
}

/** Whether all constraints hold. */
export function isFeasible(evaluation: Evaluation): boolean {
  return evaluation.violations.every((violation) => violation <= 0);
}

/**
 * Whether `a` is better than `b` where constraints come first (Deb 2000): a feasible one beats an infeasible one, of
 * two infeasible ones the smaller violation wins, two feasible ones are compared by their objectives.
 */
export function constraintDominates(a: Evaluation, b: Evaluation): boolean {
  const violationA = totalViolation(a);
  const violationB = totalViolation(b);
  if (violationA > 0 || violationB > 0) return violationA < violationB;
  return dominates(a.objectives, b.objectives);
}
