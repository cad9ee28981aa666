import type { Evaluation, Genome, Problem } from '../problem.ts';

/** A problem that can also be judged roughly, for less: fewer epochs, a smaller workload, a coarser model. */
export interface FidelityProblem extends Problem {
  /** Cost of each level as a share of the full one, ascending; the last is 1. `evaluate` judges at the last. */
  readonly fidelities: readonly number[];
  /** As `evaluate`, at a level of `fidelities`. */
  evaluateAt(
    batch: readonly Genome[],
    level: number,
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly Evaluation[]>;
}

/** Name of the gene that holds the level. */
export const FIDELITY_GENE = 'fidelity';

/**
 * The problem with its level as the last gene, so that an algorithm chooses how well each design is judged. What is judged
 * roughly violates a last constraint, by the share of the cost that was saved: it is never part of a front.
 */
export function withFidelityGene(problem: FidelityProblem): Problem {
  const { fidelities, space } = problem;
  const level = {
    kind: 'integer',
    name: FIDELITY_GENE,
    low: 0,
    high: fidelities.length - 1,
  } as const;
  return {
    name: problem.name,
    space: { genes: [...space.genes, level] },
    objectives: problem.objectives,
    constraints: [...problem.constraints, 'judged at full fidelity'],
    evaluate: async (batch, options) => {
      const found = new Map<Genome, Evaluation>();
      for (const [at, share] of fidelities.entries()) {
        const those = batch.filter((genome) => genome.at(-1) === at);
        if (those.length === 0) continue;
        const designs = those.map((genome) => genome.slice(0, -1));
        const judged = await problem.evaluateAt(designs, at, options);
        judged.forEach(({ objectives, violations }, index) => {
          const genome = those[index];
          const evaluation = { objectives, violations: [...violations, 1 - share] };
          if (genome !== undefined) found.set(genome, evaluation);
        });
      }
      return batch.flatMap((genome) => found.get(genome) ?? []);
    },
  };
}

/** What genomes of a problem with a fidelity gene cost, in evaluations at full fidelity. */
export function fullEvaluations(
  { fidelities }: FidelityProblem,
  genomes: readonly Genome[],
): number {
  return genomes.reduce((sum, genome) => sum + (fidelities[genome.at(-1) ?? 0] ?? 0), 0);
}
