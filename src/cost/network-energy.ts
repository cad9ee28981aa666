import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Grid } from '../accelerator/memory-level.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { CostTable } from '../technology/cost-table.ts';
import { type LoopDim, UNIT_EXTENTS } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { OPERANDS, type Operand } from '../workload/operand.ts';
import { type MeshHops, meshHops, type Routing } from './mesh-hops.ts';
import { type NestPair, nestPairs } from './nest-pairs.ts';
import { type ReuseMode, TRAFFIC_FIELDS, type TrafficTable } from './nest-traffic.ts';

/** A level whose network to its children is priced. */
export interface PricedNetwork {
  readonly level: number;
  readonly mesh: Grid;
  readonly hopPj: number;
  /** Where the traffic table of a nest counts what weights, inputs and outputs bring to the children. */
  readonly tableAt: readonly number[];
}

/** What is counted of nests: the hops of operands between the levels that keep them, and over networks with a price. */
export interface CountedPairs {
  readonly kept: readonly NestPair[];
  /** Those of `kept` first. */
  readonly all: readonly NestPair[];
  readonly networks: readonly PricedNetwork[];
}

/**
 * The pairs of nests, and the networks that cost energy: those with a price, below a level with several children. A
 * network carries every operand that passes, whether or not the next level keeps it.
 *
 * @param keeps  operands that each level keeps, outermost first
 */
export function countedPairs(
  accelerator: Accelerator,
  costs: CostTable,
  keeps: readonly (readonly Operand[])[],
): CountedPairs {
  const kept = nestPairs(keeps);
  const all = [...kept];
  const networks = accelerator.memories.flatMap((_, level): PricedNetwork[] => {
    const hopPj = costs.memories[level]?.hopPjPerElement ?? 0;
    const mesh = childMesh(accelerator, level);
    if (hopPj === 0 || mesh.rows * mesh.columns === 1) return [];
    const tableAt = OPERANDS.map((operand) => {
      const child = level + 1;
      const isSame = (pair: NestPair) =>
        pair.operand === operand && pair.child === child && pair.parent === level;
      if (!all.some(isSame)) all.push({ operand, child, parent: level });
      return all.findIndex(isSame) * TRAFFIC_FIELDS;
    });
    return [{ level, mesh, hopPj, tableAt }];
  });
  return { kept, all, networks };
}

/** The tree that multicasts take. */
export function routingOf(reuse: ReuseMode): Routing {
  return reuse === 'timeloop' ? 'row-first' : 'shortest';
}

/**
 * Energy to carry elements from a level to its children: Σ elements · hops · pJ per hop.
 *
 * @param table  traffic of one nest
 * @param hops   of weights, inputs and outputs
 */
export function hopEnergyPj(
  { tableAt, hopPj }: PricedNetwork,
  table: TrafficTable,
  hops: readonly MeshHops[],
): number {
  let elementHops = 0;
  for (let operand = 0; operand < hops.length; operand++) {
    const fills = table[tableAt[operand] ?? 0] ?? 0;
    const { children = 1, hopsOverGroups = 0 } = hops[operand] ?? {};
    elementHops += (fills / children) * hopsOverGroups;
  }
  return elementHops * hopPj;
}

/** Energy of all networks for one mapping. */
export function networkEnergyPj(
  layer: Layer,
  networks: readonly PricedNetwork[],
  mapping: Mapping,
  table: TrafficTable,
  reuse: ReuseMode,
): number {
  return networks.reduce((sum, network) => {
    const { level, mesh } = network;
    const spatial = mapping.levels[level]?.spatial ?? [];
    const tile = tileInside(mapping, level);
    const hops = OPERANDS.map((operand) =>
      meshHops(layer, operand, mesh, spatial, tile, routingOf(reuse)),
    );
    return sum + hopEnergyPj(network, table, hops);
  }, 0);
}

/** The mesh of children below one instance of a level. */
function childMesh({ memories, peArray }: Accelerator, level: number): Grid {
  const outer = memories[level]?.grid ?? peArray;
  const inner = memories[level + 1]?.grid ?? peArray;
  return {
    rows: Math.max(1, Math.floor(inner.rows / outer.rows)),
    columns: Math.max(1, Math.floor(inner.columns / outer.columns)),
  };
}

function tileInside(mapping: Mapping, level: number): Readonly<Record<LoopDim, number>> {
  const tile: Record<LoopDim, number> = { ...UNIT_EXTENTS };
  for (const entry of mapping.levels.slice(level + 1)) {
    for (const { dim, bound } of [...entry.temporal, ...entry.spatial]) tile[dim] *= bound;
  }
  return tile;
}
