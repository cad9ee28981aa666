import { reinforceSearch } from '../../search/algorithms/reinforce.ts';
import { boundedProblem } from '../../search/formulations/bounded-problem.ts';
import { minimize } from '../../search/minimize.ts';
import type { Genome, Problem, Space } from '../../search/problem.ts';

/** Networks whose latency is known without training them. */
export interface TrainableSpace {
  readonly space: Space;
  readonly latencyMs: (genome: Genome) => number;
  /** What training one would give. */
  readonly top1Pct: (genome: Genome) => number;
}

/** What a search ended with, and what it cost. */
export interface PrunedSearch {
  readonly trainings: number;
  /** Networks that were asked for and left untrained, because of their latency. */
  readonly pruned: number;
  /** The most accurate network that was trained; null where none was. */
  readonly best: { readonly top1Pct: number; readonly latencyMs: number } | null;
}

/**
 * A search by reinforcement for the most accurate network, as FNAS does it (Jiang et al., DAC 2019): a network whose
 * latency misses the specification is not trained, and the controller is told that it is infeasible. Without a
 * specification every network is trained, as in the search that it is held against.
 *
 * @param specificationMs  null trains all
 * @param proposals        networks that the controller asks for
 */
export async function prunedSearch(
  { space, latencyMs, top1Pct }: TrainableSpace,
  specificationMs: number | null,
  { proposals, seed }: { readonly proposals: number; readonly seed: number },
): Promise<PrunedSearch> {
  let trainings = 0;
  const training: Problem = {
    name: 'networks to train',
    space,
    objectives: [{ key: 'top1ErrorPct', label: 'top-1 error', unit: '%' }],
    constraints: ['specification'],
    evaluate: async (networks) => {
      trainings += networks.length;
      return networks.map((one) => ({ objectives: [100 - top1Pct(one)], violations: [0] }));
    },
  };
  const missesBy = (network: Genome, limit: number) => (latencyMs(network) - limit) / limit;
  const problem =
    specificationMs === null
      ? training
      : boundedProblem(training, (network) => {
          const excess = missesBy(network, specificationMs);
          return excess > 0 ? [excess] : null;
        });
  const setting = { problem, algorithm: reinforceSearch, seed, maxEvaluations: proposals };
  const { front, evaluations } = await minimize(setting);
  const [best] = front;
  return {
    trainings,
    pruned: evaluations - trainings,
    best:
      best === undefined
        ? null
        : { top1Pct: top1Pct(best.genome), latencyMs: latencyMs(best.genome) },
  };
}
