import { ceilDiv } from '../base/ceil-div.ts';
import { LOOP_DIMS, type LoopDim } from '../workload/dims.ts';
import { OPERANDS, type Operand } from '../workload/operand.ts';
import { type DimVector, times, UNIT } from './dim-vector.ts';
import { estimateGroup, estimatePes } from './estimate.ts';
import { fitsInto, type LayerProblem } from './layer-problem.ts';
import type { LevelGroup } from './level-group.ts';
import type { MappingObjective } from './mapped-network.ts';
import { merit, type PartialNest } from './partial-nest.ts';
import {
  childrenBetween,
  childrenOf,
  type SpatialOption,
  spatialOptions,
} from './spatial-options.ts';
import { tileOptions } from './tile-options.ts';

/** How much of the mapspace is looked at; docs/mapper.md says what each costs and gains. */
export interface SearchWidth {
  /** Ways to spread a layer over the array that are tried. */
  readonly spatial: number;
  /** Partial nests that are kept after each level. */
  readonly beam: number;
  /** Whole nests that the cost model scores. */
  readonly candidates: number;
}

/**
 * Nests for one layer under one dataflow, the most promising first: a beam search from the PEs outwards.
 *
 * At every group of levels each kept partial nest is extended by large tiles (`tileOptions`) and by the operand that
 * stays (`LOOP_ORDERS`); an estimate of energy and time ranks the extensions. DRAM runs the loops that are left.
 *
 * @returns an empty list where not even tiles of one element fit
 */
export function candidateNests(
  problem: LayerProblem,
  objective: MappingObjective,
  width: SearchWidth,
): readonly PartialNest[] {
  const { extents, groups } = problem;
  const innermost = groups.length - 1;
  let beam = spatialOptions(extents, groups, problem.dataflow, problem.accelerator.wiring)
    .filter((spatial) => fits(problem, spatial, innermost)(childrenOf(spatial, innermost)))
    .slice(0, width.spatial)
    .map(
      (spatial): PartialNest => ({
        spatial,
        plans: [],
        tile: UNIT,
        ...estimatePes(problem, spatial),
      }),
    );
  for (let group = groups.length - 1; group >= 0; group--) {
    const kept = group === 0 ? width.candidates : width.beam;
    const extended = beam.flatMap((nest) => extensions(problem, nest, group));
    beam = best(problem, extended, objective, kept);
  }
  return beam;
}

function extensions(
  problem: LayerProblem,
  nest: PartialNest,
  group: number,
): readonly PartialNest[] {
  const { extents, groups } = problem;
  const { spatial } = nest;
  const here = groups[group];
  if (here === undefined) return [];
  const child = times(nest.tile, childrenOf(spatial, group));
  const outer = childrenBetween(spatial, 0, group);
  const limits = extents.map((extent, dim) =>
    ceilDiv(extent, (child[dim] ?? 1) * (outer[dim] ?? 1)),
  );
  const fitsTile = fits(problem, spatial, group);
  const tile = [...child];
  const fitting = (bounds: DimVector) => {
    for (let dim = 0; dim < tile.length; dim++) tile[dim] = (child[dim] ?? 1) * (bounds[dim] ?? 1);
    return fitsTile(tile);
  };
  const isInnermost = group === groups.length - 1;
  const options = group === 0 ? [limits] : tileOptions(limits, dimsOf(problem, here), fitting);
  const stationaries: readonly Operand[] = isInnermost ? ['outputs'] : OPERANDS;
  return options.flatMap((temporal) =>
    stationaries.map((stationary): PartialNest => {
      const flow = estimateGroup(problem, spatial, group, child, temporal, stationary);
      return {
        spatial,
        plans: [...nest.plans, { temporal, stationary }],
        tile: times(child, temporal),
        energyPj: nest.energyPj + flow.energyPj,
        cycles: Math.max(nest.cycles + flow.waitCycles, flow.cycles),
      };
    }),
  );
}

/** Dimensions that may have loops in a group: those of the dataflow in register files, all of them elsewhere. */
function dimsOf({ dataflow }: LayerProblem, group: LevelGroup): readonly LoopDim[] {
  return group.isRegisterFile ? dataflow.registerFileDims : LOOP_DIMS;
}

/**
 * Tells whether a tile of a group fits there and, as many times as the array spreads it, into every group outside: a
 * tile that is larger than what an outer memory can serve would leave no nest at all.
 */
function fits(
  problem: LayerProblem,
  spatial: SpatialOption,
  group: number,
): (tile: DimVector) => boolean {
  const checks = problem.groups.slice(0, group + 1).flatMap((outer, index) => {
    if (outer.levels.every(({ capacityBits }) => capacityBits === null)) return [];
    const children = childrenBetween(spatial, index, group);
    const fitsOuter = fitsInto(problem, outer);
    const whole = [...UNIT];
    return [
      (tile: DimVector) => {
        for (let dim = 0; dim < whole.length; dim++) {
          whole[dim] = (tile[dim] ?? 1) * (children[dim] ?? 1);
        }
        return fitsOuter(whole);
      },
    ];
  });
  return (tile) => checks.every((check) => check(tile));
}

function best(
  { accelerator }: LayerProblem,
  nests: readonly PartialNest[],
  objective: MappingObjective,
  count: number,
): PartialNest[] {
  return nests
    .map((nest) => {
      const clockPj = (accelerator.clockPjPerPeCycle ?? 0) * nest.spatial.activePes * nest.cycles;
      return { nest, rank: merit(objective, nest.energyPj + clockPj, nest.cycles) };
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ nest }) => nest);
}
