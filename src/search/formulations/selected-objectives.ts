import type { Problem } from '../problem.ts';
import { objectivePositions, reformulated } from './reformulated.ts';

/** A front over some of the objectives. Throws InputError for objectives that are not the problem's. */
export function selectedObjectives(problem: Problem, keys: readonly string[]): Problem {
  const positions = objectivePositions(problem, keys);
  return reformulated(problem, {
    objectives: positions.flatMap((position) => problem.objectives[position] ?? []),
    constraints: problem.constraints,
    read: ({ objectives, violations }) => ({
      objectives: positions.map((position) => objectives[position] ?? Number.NaN),
      violations,
    }),
  });
}
