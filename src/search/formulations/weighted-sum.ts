import type { Problem } from '../problem.ts';
import { objectivePositions, reformulated, valuesAt } from './reformulated.ts';

/**
 * One objective: the sum of objectives times their weights. A weight should hold the scale of its objective, such as one
 * over a typical value. Designs on a dent of the front are best for no weights at all.
 *
 * @param weights  by objective key; objectives without a weight count nothing
 */
export function weightedSum(problem: Problem, weights: Readonly<Record<string, number>>): Problem {
  const keys = Object.keys(weights).filter((key) => weights[key] !== 0);
  const positions = objectivePositions(problem, keys);
  return reformulated(problem, {
    objectives: [{ key: 'weightedSum', label: 'weighted sum', unit: '' }],
    constraints: problem.constraints,
    read: (evaluation) => {
      const values = valuesAt(evaluation, positions);
      const sum = values.reduce(
        (total, value, i) => total + value * (weights[keys[i] ?? ''] ?? 0),
        0,
      );
      return { objectives: [sum], violations: evaluation.violations };
    },
  });
}
