import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Grid } from '../accelerator/memory-level.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { CostTable } from '../technology/cost-table.ts';
import { type LoopDim, UNIT_EXTENTS } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { OPERANDS } from '../workload/operand.ts';
import { meshHops, type Routing } from './mesh-hops.ts';
import type { NestRows } from './nest-columns.ts';
import { type NestPair, pairColumns } from './nest-pairs.ts';
import { type ReuseMode, referenceTraffic, TRAFFIC_FIELDS } from './nest-traffic.ts';

/** A level whose network to its children is priced. */
export interface PricedNetwork {
  readonly level: number;
  readonly mesh: Grid;
  readonly hopPj: number;
}

/** The networks that cost energy: those with a price, below a level with several children. */
export function pricedNetworks(
  accelerator: Accelerator,
  costs: CostTable,
): readonly PricedNetwork[] {
  return accelerator.memories.flatMap((_, level) => {
    const hopPj = costs.memories[level]?.hopPjPerElement ?? 0;
    const mesh = childMesh(accelerator, level);
    return hopPj === 0 || mesh.rows * mesh.columns === 1 ? [] : [{ level, mesh, hopPj }];
  });
}

/** What crosses the network below a level: every operand that passes, whether or not the next level keeps it. */
export function networkPairs(level: number): readonly NestPair[] {
  return OPERANDS.map((operand) => ({ operand, child: level + 1, parent: level }));
}

/** The tree that multicasts take. */
export function routingOf(reuse: ReuseMode): Routing {
  return reuse === 'timeloop' ? 'row-first' : 'shortest';
}

/**
 * Energy to carry elements from every level to its children: Σ elements · hops · pJ per hop, over all levels whose hops
 * are priced.
 *
 * @param rows  the nest as `nestRow` writes it
 */
export function networkEnergyPj(
  layer: Layer,
  accelerator: Accelerator,
  costs: CostTable,
  mapping: Mapping,
  rows: NestRows,
  reuse: ReuseMode,
): number {
  return pricedNetworks(accelerator, costs).reduce((sum, { level, mesh, hopPj }) => {
    const pairs = pairColumns(networkPairs(level));
    const table = referenceTraffic({
      rows,
      count: 1,
      levels: mapping.levels.length,
      pairs,
      reuse,
    });
    const spatial = mapping.levels[level]?.spatial ?? [];
    const tile = tileInside(mapping, level);
    const elementHops = OPERANDS.reduce((total, operand, place) => {
      const fills = table[place * TRAFFIC_FIELDS] ?? 0;
      const hops = meshHops(layer, operand, mesh, spatial, tile, routingOf(reuse));
      return total + (fills / hops.children) * hops.hopsOverGroups;
    }, 0);
    return sum + elementHops * hopPj;
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
