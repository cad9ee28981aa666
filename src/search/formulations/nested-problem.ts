import type { AlgorithmDefinition } from '../algorithm.ts';
import { isFeasible, totalViolation } from '../dominance.ts';
import { minimize } from '../minimize.ts';
import { type Evaluation, geneValues, type Problem } from '../problem.ts';
import { fixedGenes } from './fixed-genes.ts';

/** How the inner genes are searched for each outer genome. */
export interface Nesting {
  /** Names of the inner genes, such as those of a mapping. */
  readonly inner: readonly string[];
  readonly algorithm: AlgorithmDefinition;
  /** Evaluations for each outer genome. */
  readonly evaluations: number;
  readonly seed: number;
  /** What the best inner genome is judged by; less is better. */
  readonly figure: (objectives: readonly number[]) => number;
}

/**
 * A problem over the outer genes, in which each genome stands for the best that a search of the inner ones finds: hardware
 * outside, mapping inside. Every inner search has the same seed, so that a genome always gets the same evaluation. The
 * flat formulation is the problem itself.
 */
export function nestedProblem(problem: Problem, nesting: Nesting): Problem {
  const { genes } = problem.space;
  const outer = { genes: genes.filter(({ name }) => !nesting.inner.includes(name)) };
  return {
    ...problem,
    space: outer,
    evaluate: async (batch, options) => {
      const evaluations: Evaluation[] = [];
      for (const genome of batch) {
        options?.signal?.throwIfAborted();
        evaluations.push(await bestInside(problem, geneValues(outer, genome), nesting));
      }
      return evaluations;
    },
  };
}

async function bestInside(
  problem: Problem,
  values: Readonly<Record<string, number | string>>,
  { algorithm, evaluations, seed, figure }: Nesting,
): Promise<Evaluation> {
  let best: Evaluation | undefined;
  await minimize({
    problem: fixedGenes(problem, values).problem,
    algorithm,
    seed,
    maxEvaluations: evaluations,
    onGeneration: ({ evaluated }) => {
      for (const one of evaluated) if (isBetter(one, best, figure)) best = one;
    },
  });
  if (best === undefined) throw new RangeError('A nested search needs an evaluation or more');
  return best;
}

function isBetter(
  one: Evaluation,
  other: Evaluation | undefined,
  figure: (objectives: readonly number[]) => number,
): boolean {
  if (other === undefined) return true;
  if (isFeasible(one) && isFeasible(other))
    return figure(one.objectives) < figure(other.objectives);
  return totalViolation(one) < totalViolation(other);
}
