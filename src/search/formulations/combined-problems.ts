import { InputError } from '../../base/errors.ts';
import type { Evaluation, Genome, Problem } from '../problem.ts';

/** How the same objective of several problems becomes one; `separate` keeps each. */
export const COMBINATIONS = ['worst', 'mean', 'sum', 'separate'] as const;
export type Combination = (typeof COMBINATIONS)[number];

/**
 * One problem of several over the same space, such as a design for several workloads or a network for several devices. All
 * constraints of all of them hold.
 *
 * Throws InputError where there is none, or where spaces or objectives differ.
 */
export function combinedProblems(problems: readonly Problem[], combination: Combination): Problem {
  const first = checkedAlike(problems);
  const objectives = problems.flatMap(({ name, objectives: labels }) =>
    labels.map(({ key, label, unit }) => ({
      key: `${name}.${key}`,
      label: `${label}, ${name}`,
      unit,
    })),
  );
  return {
    name: problems.map(({ name }) => name).join(' + '),
    space: first.space,
    objectives: combination === 'separate' ? objectives : first.objectives,
    constraints: problems.flatMap(({ name, constraints }) =>
      constraints.map((constraint) => `${name}: ${constraint}`),
    ),
    evaluate: async (batch, options) => {
      const judged: (readonly Evaluation[])[] = [];
      for (const problem of problems) judged.push(await problem.evaluate(batch, options));
      return batch.map((_: Genome, at) => {
        const each = judged.flatMap((evaluations) => evaluations[at] ?? []);
        return combinedEvaluation(each, combination);
      });
    },
  };
}

function combinedEvaluation(each: readonly Evaluation[], combination: Combination): Evaluation {
  const violations = each.flatMap((evaluation) => evaluation.violations);
  if (combination === 'separate') {
    return { objectives: each.flatMap((evaluation) => evaluation.objectives), violations };
  }
  const count = each[0]?.objectives.length ?? 0;
  const objectives = Array.from({ length: count }, (_, i) =>
    combinedValue(
      each.map((evaluation) => evaluation.objectives[i] ?? Number.NaN),
      combination,
    ),
  );
  return { objectives, violations };
}

function combinedValue(
  values: readonly number[],
  combination: Exclude<Combination, 'separate'>,
): number {
  if (combination === 'worst') return Math.max(...values);
  const sum = values.reduce((total, value) => total + value, 0);
  return combination === 'sum' ? sum : sum / values.length;
}

function checkedAlike([first, ...others]: readonly Problem[]): Problem {
  if (first === undefined) {
    throw new InputError({ path: 'problems', rule: 'must hold a problem or more' });
  }
  const keysOf = (problem: Problem) => problem.objectives.map(({ key }) => key).join(', ');
  const different = others.filter(
    (other) =>
      JSON.stringify(other.space) !== JSON.stringify(first.space) ||
      keysOf(other) !== keysOf(first),
  );
  if (different.length > 0) {
    throw new InputError(
      different.map(({ name }) => ({
        path: `problems.${name}`,
        rule: `must have the space and the objectives of ${first.name}`,
        remedy: 'Give all of them the same genes and objectives',
      })),
    );
  }
  return first;
}
