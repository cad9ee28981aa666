import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Outcome } from '../base/outcome.ts';
import type { Cost, HardwareCost } from '../cost/cost.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { CostTable } from '../technology/cost-table.ts';
import type { Layer } from '../workload/layer.ts';
import type { Network } from '../workload/network.ts';

/** A layer with the best mapping that was found for it. */
export interface MappedLayer {
  readonly layer: Layer;
  /** Name of the dataflow; `streaming` for pooling and element-wise layers, which have no loop nest on the array. */
  readonly dataflow: string;
  readonly mapping: Mapping | null;
  readonly cost: Cost;
}

/** A network on an accelerator, layer after layer. */
export interface MappedNetwork {
  readonly network: Network;
  readonly accelerator: Accelerator;
  readonly layers: readonly MappedLayer[];
  readonly latencyCycles: number;
  readonly latencyMs: number;
  readonly energyMj: number;
  readonly hardware: HardwareCost;
  /** What scored the candidates, and what the figures above come from. */
  readonly screenedBy: Executor;
  readonly evaluatedBy: 'reference';
  /** Mappings that were scored for the network's layers (0 where all came from the cache). */
  readonly mappingsScored: number;
}

/** Where the cost formulas run. `reference` is float64 and the authority, the others are gpu.js back ends. */
export const EXECUTORS = ['reference', 'cpu', 'webasm', 'webgpu'] as const;
export type Executor = (typeof EXECUTORS)[number];

/** What the mapper minimises for each layer. */
export const MAPPING_OBJECTIVES = ['edp', 'latency', 'energy'] as const;
export type MappingObjective = (typeof MAPPING_OBJECTIVES)[number];

/** One network to be mapped onto one accelerator. */
export interface MappingRequest {
  readonly network: Network;
  readonly accelerator: Accelerator;
  readonly costs: CostTable;
  readonly objective: MappingObjective;
}

/** Finds mappings for many (network, accelerator) pairs at once; a batch of one equals its entry in a larger batch. */
export interface NetworkMapper {
  readonly executor: Executor;
  map(
    requests: readonly MappingRequest[],
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly Outcome<MappedNetwork>[]>;
}
