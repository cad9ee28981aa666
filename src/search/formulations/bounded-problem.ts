import type { Evaluation, Genome, Problem } from '../problem.ts';

/** What can be said of a genome before it is judged: null, or that it cannot be feasible. */
export type CheapVerdict = (genome: Genome) => readonly number[] | null;

/**
 * Judges only genomes that a cheap bound does not rule out: the others are infeasible with the violations of the bound and
 * without objectives (the early pruning of FNAS, Jiang et al. 2019). A bound that rules out nothing that is feasible
 * leaves the front as it is.
 *
 * @param verdict  violations, one per constraint and one or more positive, for a genome that is ruled out
 */
export function boundedProblem(problem: Problem, verdict: CheapVerdict): Problem {
  return {
    ...problem,
    evaluate: async (batch, options) => {
      const verdicts = batch.map(verdict);
      const open = batch.filter((_, index) => verdicts[index] === null);
      const judged = open.length === 0 ? [] : await problem.evaluate(open, options);
      let next = 0;
      return verdicts.flatMap((violations): readonly Evaluation[] => {
        if (violations !== null) return [ruledOut(problem, violations)];
        const evaluation = judged[next++];
        return evaluation === undefined ? [] : [evaluation];
      });
    },
  };
}

function ruledOut({ name, objectives }: Problem, violations: readonly number[]): Evaluation {
  if (!violations.some((violation) => violation > 0)) {
    throw new RangeError(`A bound on ${name} rules a genome out without a positive violation`);
  }
  return { objectives: objectives.map(() => Number.POSITIVE_INFINITY), violations };
}
