import type { Evaluation, Genome, Problem } from '../problem.ts';

/**
 * Judges each genome once while it is among the latest different ones: searches with several algorithms, nested ones and
 * repeated seeds meet the same designs again.
 *
 * @param capacity  evaluations to remember, ≥ 1
 */
export function cachedProblem(problem: Problem, capacity: number): Problem {
  const known = new Map<string, Evaluation>();
  return {
    ...problem,
    evaluate: async (batch, options) => {
      const keys = batch.map((genome) => genome.join());
      const missing = new Map<string, Genome>();
      batch.forEach((genome, index) => {
        const key = keys[index] ?? '';
        if (!known.has(key)) missing.set(key, genome);
      });
      const found = await judged(problem, missing, options);
      const evaluations = keys.flatMap((key) => found.get(key) ?? known.get(key) ?? []);
      for (const [key, evaluation] of found) known.set(key, evaluation);
      for (const key of known.keys()) {
        if (known.size <= capacity) break;
        known.delete(key);
      }
      return evaluations;
    },
  };
}

async function judged(
  problem: Problem,
  missing: ReadonlyMap<string, Genome>,
  options: { readonly signal?: AbortSignal } | undefined,
): Promise<ReadonlyMap<string, Evaluation>> {
  if (missing.size === 0) return new Map();
  const evaluations = await problem.evaluate([...missing.values()], options);
  return new Map(
    [...missing.keys()].flatMap((key, index) => {
      const evaluation = evaluations[index];
      return evaluation === undefined ? [] : [[key, evaluation] as const];
    }),
  );
}
