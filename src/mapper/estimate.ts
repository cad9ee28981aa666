import { ceilDiv } from '../base/ceil-div.ts';
import { OPERANDS, type Operand, RELEVANT_DIMS } from '../workload/operand.ts';
import { DIM_INDEX, type DimVector, product } from './dim-vector.ts';
import { boxElements, type ElementPrice, type LayerProblem } from './layer-problem.ts';
import { movingShare } from './network-estimate.ts';
import type { SpatialOption } from './spatial-options.ts';

/** Energy and time of a part of a nest. */
export interface Estimate {
  readonly energyPj: number;
  readonly cycles: number;
}

/** Energy and time of what flows into tiles. */
export interface FlowEstimate extends Estimate {
  /** Cycles that the PEs wait for tiles, on top of their work. */
  readonly waitCycles: number;
}

const IRRELEVANT_INDICES: Readonly<Record<Operand, readonly number[]>> = {
  weights: irrelevant('weights'),
  inputs: irrelevant('inputs'),
  outputs: irrelevant('outputs'),
};

/**
 * What the PEs themselves ask for: every multiply-accumulate reads its operands from the innermost memories that hold
 * them, shared among the PEs that need the same element.
 */
export function estimatePes(problem: LayerProblem, spatial: SpatialOption): Estimate {
  const { extents, groups, layer } = problem;
  const macs = product(extents);
  const steps = stepsOf(extents, spatial);
  let energyPj = 0;
  let cycles = steps;
  for (const operand of OPERANDS) {
    const group = innermostKeeper(problem, operand, groups.length);
    const sharing = IRRELEVANT_INDICES[operand].reduce(
      (shared, dim) => shared * fanoutAlong(spatial, dim, group, groups.length),
      1,
    );
    const price = problem.prices[group]?.[operand];
    if (price === null || price === undefined) continue;
    const elements = macs / sharing;
    energyPj += elements * accessPj(operand, price);
    cycles = Math.max(cycles, (elements * price.cycles) / instancesOf(spatial, group));
  }
  return layer.operator === 'conv' || layer.operator === 'gemm'
    ? { energyPj, cycles }
    : { energyPj, cycles: steps };
}

/**
 * What flows from the loops of group `group` into the tiles below: each operand once for every step of the loops, but
 * for the stationary one, whose irrelevant loops run inside its tile's stay.
 *
 * The overlap of sliding windows is left out but on networks: this only ranks partial nests; whole ones are scored by the cost model.
 *
 * @param child     extents of the tile below, the group's fan-out included
 * @param temporal  bounds of the group's loops
 */
export function estimateGroup(
  problem: LayerProblem,
  spatial: SpatialOption,
  group: number,
  child: DimVector,
  temporal: DimVector,
  stationary: Operand,
): FlowEstimate {
  const { extents, layer, prices } = problem;
  const visits = extents.reduce(
    (count, extent, dim) => count * ceilDiv(extent, child[dim] ?? 1),
    1,
  );
  const box = child.map((extent, dim) => Math.min(extent, extents[dim] ?? 1));
  let energyPj = 0;
  let cycles = 0;
  let networkCycles = 0;
  let waitCycles = 0;
  for (const operand of OPERANDS) {
    const inner = prices[group + 1]?.[operand];
    if (inner === null || inner === undefined) continue;
    const keeper = innermostKeeper(problem, operand, group + 1);
    const outer = prices[keeper]?.[operand];
    if (outer === null || outer === undefined) continue;
    const reuse = operand === stationary ? reuseOf(operand, temporal) : 1;
    const tiles = visits / reuse;
    const elements = tiles * boxElements(layer, operand, box);
    const instances = instancesOf(spatial, keeper);
    const copies = IRRELEVANT_INDICES[operand].reduce(
      (count, dim) => count * fanoutAlong(spatial, dim, group, group + 1),
      1,
    );
    energyPj += elements * (accessPj(operand, outer) + copies * inner.writePj);
    cycles += (elements * outer.cycles) / instances;
    const { network } = inner;
    if (network === undefined) continue;
    const moving = elements * movingShare(operand, layer, temporal, stationary, box);
    networkCycles = Math.max(networkCycles, (moving * network.cycles) / instances);
    waitCycles += (moving * network.waitCycles + tiles * network.tileWaitCycles) / instances;
  }
  return { energyPj, cycles: Math.max(cycles, networkCycles), waitCycles };
}

/** An output is read and written back at every visit but its first; the others are read. */
function accessPj(operand: Operand, price: ElementPrice): number {
  return operand === 'outputs' ? price.readPj + price.writePj : price.readPj;
}

function irrelevant(operand: Operand): readonly number[] {
  const relevant = RELEVANT_DIMS[operand].map((dim) => DIM_INDEX[dim]);
  return Object.values(DIM_INDEX).filter((dim) => !relevant.includes(dim));
}

function reuseOf(operand: Operand, temporal: DimVector): number {
  return IRRELEVANT_INDICES[operand].reduce((steps, dim) => steps * (temporal[dim] ?? 1), 1);
}

/** The innermost group outside `below` that holds an operand; DRAM holds all. */
function innermostKeeper(problem: LayerProblem, operand: Operand, below: number): number {
  for (let group = below - 1; group > 0; group--) {
    if (problem.prices[group]?.[operand] !== null) return group;
  }
  return 0;
}

/** Children along a dimension, over the fan-outs of the groups from `first` up to, not including, `end`. */
function fanoutAlong(spatial: SpatialOption, dim: number, first: number, end: number): number {
  let children = 1;
  for (let group = first; group < end; group++) {
    children *= (spatial.x[group]?.[dim] ?? 1) * (spatial.y[group]?.[dim] ?? 1);
  }
  return children;
}

function instancesOf(spatial: SpatialOption, group: number): number {
  let instances = 1;
  for (let outer = 0; outer < group; outer++) {
    instances *= product(spatial.x[outer] ?? []) * product(spatial.y[outer] ?? []);
  }
  return instances;
}

function stepsOf(extents: DimVector, spatial: SpatialOption): number {
  return extents.reduce((steps, extent, dim) => {
    return steps * ceilDiv(extent, fanoutAlong(spatial, dim, 0, spatial.x.length));
  }, 1);
}
