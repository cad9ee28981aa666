import type { Problem } from '../problem.ts';
import { objectivePositions, reformulated } from './reformulated.ts';

/**
 * The epsilon-constraint method (Haimes, Lasdon and Wismer 1971): some objectives are minimised, and others need only stay
 * under their limits. With one left to minimise this is the constrained single objective. A limit is violated by its
 * excess as a share of the limit.
 *
 * @param minimized  keys of the objectives that are still minimised
 * @param limits     by objective key, in its unit; not 0
 */
export function limitedObjectives(
  problem: Problem,
  minimized: readonly string[],
  limits: Readonly<Record<string, number>>,
): Problem {
  const kept = objectivePositions(problem, minimized);
  const bounds = Object.values(limits);
  const limited = objectivePositions(problem, Object.keys(limits));
  const labels = limited.map((position) => problem.objectives[position]?.label ?? '');
  return reformulated(problem, {
    objectives: kept.flatMap((position) => problem.objectives[position] ?? []),
    constraints: [...problem.constraints, ...labels.map((label) => `${label} within its limit`)],
    read: ({ objectives, violations }) => {
      const excess = limited.map((position, i) => {
        const bound = bounds[i] ?? 0;
        return ((objectives[position] ?? 0) - bound) / Math.abs(bound);
      });
      return {
        objectives: kept.map((position) => objectives[position] ?? Number.NaN),
        violations: [...violations, ...excess],
      };
    },
  });
}
