import { ceilDiv } from '../base/ceil-div.ts';
import { LOOP_DIMS, type LoopDim } from '../workload/dims.ts';
import { OPERANDS, type Operand } from '../workload/operand.ts';
import { type DimVector, times, UNIT } from './dim-vector.ts';
import { estimateGroup, estimatePes } from './estimate.ts';
import { fitsInto, type LayerProblem } from './layer-problem.ts';
import type { LevelGroup } from './level-group.ts';
import type { MappingObjective } from './mapped-network.ts';
import { merit, type PartialNest } from './partial-nest.ts';
import { type SpatialOption, spatialOptions } from './spatial-options.ts';
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
  let beam = spatialOptions(extents, groups, problem.dataflow, width.spatial).map(
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
    beam = best(extended, objective, kept);
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
  const child = times(nest.tile, times(spatial.x[group] ?? UNIT, spatial.y[group] ?? UNIT));
  const limits = extents.map((extent, dim) =>
    ceilDiv(extent, (child[dim] ?? 1) * outerChildren(spatial, group, dim)),
  );
  const here = groups[group];
  if (here === undefined) return [];
  const fitsHere = fitsInto(problem, here);
  const tile = [...child];
  const fitting = (bounds: DimVector) => {
    for (let dim = 0; dim < tile.length; dim++) tile[dim] = (child[dim] ?? 1) * (bounds[dim] ?? 1);
    return fitsHere(tile);
  };
  if (!fitting(UNIT)) return [];
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
        cycles: Math.max(nest.cycles, flow.cycles),
      };
    }),
  );
}

/** Dimensions that may have loops in a group: those of the dataflow in register files, all of them elsewhere. */
function dimsOf({ dataflow }: LayerProblem, group: LevelGroup): readonly LoopDim[] {
  return group.isRegisterFile ? dataflow.registerFileDims : LOOP_DIMS;
}

function outerChildren(spatial: SpatialOption, group: number, dim: number): number {
  let children = 1;
  for (let outer = 0; outer < group; outer++) {
    children *= (spatial.x[outer]?.[dim] ?? 1) * (spatial.y[outer]?.[dim] ?? 1);
  }
  return children;
}

function best(
  nests: readonly PartialNest[],
  objective: MappingObjective,
  count: number,
): PartialNest[] {
  return nests
    .map((nest) => ({ nest, rank: merit(objective, nest.energyPj, nest.cycles) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ nest }) => nest);
}
