import { InputError } from '../../base/errors.ts';
import { didYouMean } from '../../base/nearest-name.ts';
import type { ObjectiveLabel } from '../../base/objective.ts';
import type { Evaluation, Problem } from '../problem.ts';

/** What a formulation makes of a problem: other labels, and another reading of each evaluation. */
export interface Reading {
  readonly objectives: readonly ObjectiveLabel[];
  readonly constraints: readonly string[];
  readonly read: (evaluation: Evaluation) => Evaluation;
}

/** The same designs, judged by the same problem, read differently. */
export function reformulated(
  problem: Problem,
  { objectives, constraints, read }: Reading,
): Problem {
  return {
    name: problem.name,
    space: problem.space,
    objectives,
    constraints,
    evaluate: async (batch, options) => (await problem.evaluate(batch, options)).map(read),
  };
}

/** Positions of objectives by key. Throws InputError with every key that the problem does not have. */
export function objectivePositions(problem: Problem, keys: readonly string[]): number[] {
  const known = problem.objectives.map(({ key }) => key);
  const unknown = keys.filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    throw new InputError(
      unknown.map((key) => ({
        path: `objectives.${key}`,
        rule: `is not an objective of ${problem.name}`,
        remedy: didYouMean(key, known),
      })),
    );
  }
  return keys.map((key) => known.indexOf(key));
}

/** Values at positions; Infinity in all of them where one is infinite, as in designs whose figures are not known. */
export function valuesAt({ objectives }: Evaluation, positions: readonly number[]): number[] {
  const values = positions.map((position) => objectives[position] ?? Number.NaN);
  const isKnown = values.every((value) => value !== Number.POSITIVE_INFINITY);
  return isKnown ? values : values.map(() => Number.POSITIVE_INFINITY);
}
