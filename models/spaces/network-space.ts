import type { Computation } from '../../src/workload/computation.ts';
import { computationNetwork } from '../../src/workload/computation-network.ts';
import type { Network } from '../../src/workload/network.ts';

/** A gene of a network: the numbers that it may be. */
export interface NetworkGene {
  readonly name: string;
  readonly choices: readonly number[];
}

/** Values of all genes, in their order. */
export type NetworkGenome = readonly number[];

/** A family of networks that genes span. */
export interface NetworkSpace {
  /** As it is asked for, e.g. `nas-bench-201`. */
  readonly name: string;
  readonly title: string;
  readonly genes: readonly NetworkGene[];
  /** @param genome  one of the choices of each gene */
  build(genome: NetworkGenome): Network;
  /** What can be run and trained; null where the space tells layers alone. */
  readonly compute: ((genome: NetworkGenome) => Computation) | null;
}

/** A space whose networks can be run: their layers follow from what they compute. */
export function computedSpace(
  space: Omit<NetworkSpace, 'build' | 'compute'> & {
    compute(genome: NetworkGenome): Computation;
  },
): NetworkSpace {
  return { ...space, build: (genome) => computationNetwork(space.compute(genome)) };
}
