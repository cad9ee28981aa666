import type { FidelityProblem } from '../../src/search/formulations/fidelity.ts';
import type { Evaluation, Genome } from '../../src/search/problem.ts';
import { zdt1 } from '../../src/search/problems/zdt.ts';

/** ZDT1 that can be judged by a ninth or a third of its genes, for as small a share of the cost. */
export function roughZdt1(): FidelityProblem {
  const { evaluate, name, space, objectives, constraints } = zdt1();
  const fidelities = [1 / 9, 1 / 3, 1];
  return {
    name: `rough-${name}`,
    space,
    objectives,
    constraints,
    fidelities,
    evaluate,
    evaluateAt: async (batch, level) =>
      batch.map((genome) => judged(genome, fidelities[level] ?? 1)),
  };
}

/** The distance from the front, as the genes up to a share of them tell it. */
function judged(genome: Genome, share: number): Evaluation {
  const [f1 = 0, ...rest] = genome.slice(0, Math.max(2, Math.round(share * genome.length)));
  const g = 1 + (9 * rest.reduce((sum, value) => sum + value, 0)) / rest.length;
  return { objectives: [f1, g * (1 - Math.sqrt(f1 / g))], violations: [] };
}
