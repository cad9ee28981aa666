import type { FanOutWiring, Wire } from '../accelerator/wiring.ts';
import { ceilDiv } from '../base/ceil-div.ts';
import type { Dataflow, Spread } from '../mapping/dataflow.ts';
import { LOOP_DIMS, type LoopDim } from '../workload/dims.ts';
import { balancedBound } from './balanced-bound.ts';
import { DIM_INDEX, type DimVector, times, UNIT, withEntry } from './dim-vector.ts';
import type { LevelGroup } from './level-group.ts';

/** Children along each dimension below every group, outermost group first. */
export interface SpatialOption {
  readonly x: readonly DimVector[];
  readonly y: readonly DimVector[];
  /** PEs at work, mean over the steps of the layer. */
  readonly activePes: number;
}

/**
 * Ways to spread a layer over the fan-outs of an array under a dataflow, the busiest first.
 *
 * Every axis is filled with the dimensions that its spread names, in that order; all but the first may be left out.
 *
 * @param wiring  of the accelerator's levels, which may carry fewer
 */
export function spatialOptions(
  extents: DimVector,
  groups: readonly LevelGroup[],
  dataflow: Dataflow,
  wiring?: readonly FanOutWiring[],
): readonly SpatialOption[] {
  const found = new Map<string, SpatialOption>();
  for (const spread of dataflow.spreads) {
    let partial: readonly Pick<SpatialOption, 'x' | 'y'>[] = [{ x: [], y: [] }];
    for (const { fanout, last } of groups) {
      const wires = wiring?.[last];
      partial = partial.flatMap((outer) => {
        const left = capped(remaining(extents, outer), spread);
        const alongX = carried(left, wires?.x);
        return axisOptions(spread.x, alongX, fanout.x).flatMap((x) => {
          const rest = left.map((extent, dim) => ceilDiv(extent, x[dim] ?? 1));
          return axisOptions(spread.y, carried(rest, wires?.y), fanout.y).map((y) => ({
            x: [...outer.x, x],
            y: [...outer.y, y],
          }));
        });
      });
    }
    for (const option of partial) {
      const all = [...option.x, ...option.y].reduce(times, UNIT);
      found.set(`${option.x.join('|')}/${option.y.join('|')}`, {
        ...option,
        activePes: activePes(extents, all),
      });
    }
  }
  return [...found.values()].sort((a, b) => b.activePes - a.activePes);
}

/** Children of one instance of a group along each dimension. */
export function childrenOf(spatial: SpatialOption, group: number): DimVector {
  return times(spatial.x[group] ?? UNIT, spatial.y[group] ?? UNIT);
}

/** Instances of group `inner` inside one instance of group `outer` along each dimension; the PEs count as a group. */
export function childrenBetween(spatial: SpatialOption, outer: number, inner: number): DimVector {
  let children = UNIT;
  for (let group = outer; group < inner; group++) {
    children = times(children, childrenOf(spatial, group));
  }
  return children;
}

function remaining(extents: DimVector, outer: Pick<SpatialOption, 'x' | 'y'>): DimVector {
  const spread = [...outer.x, ...outer.y].reduce(times, UNIT);
  return extents.map((extent, dim) => ceilDiv(extent, spread[dim] ?? 1));
}

/** What is left to spread of each dimension in one fan-out, where the dataflow's wiring sets a limit. */
function capped(left: DimVector, { atMost }: Spread): DimVector {
  return left.map((extent, at) => {
    const dim = LOOP_DIMS[at];
    return Math.min(extent, (dim === undefined ? undefined : atMost?.[dim]) ?? extent);
  });
}

/** What is left to spread along one axis, where its wires set limits: nothing of a dimension that they do not carry. */
function carried(left: DimVector, wires: readonly Wire[] | undefined): DimVector {
  if (wires === undefined) return left;
  return left.map((extent, at) => {
    const wire = wires.find(({ dim }) => DIM_INDEX[dim] === at);
    return Math.min(extent, wire?.atMost ?? 1);
  });
}

/**
 * Fills one axis with `dims` in order, each as far as it goes. The first that has more than one step is what the dataflow
 * is named for and is always spread; the others may be left out.
 */
function axisOptions(dims: readonly LoopDim[], left: DimVector, limit: number): DimVector[] {
  if (limit === 1) return [UNIT];
  const first = dims.findIndex((dim) => (left[DIM_INDEX[dim]] ?? 1) > 1);
  const signature = dims[first];
  if (signature === undefined) return [UNIT];
  return within(signature, dims.slice(first + 1), left, limit);
}

/** Spreads `dim`, and then any of `others` over what is left of the axis. */
function within(
  dim: LoopDim,
  others: readonly LoopDim[],
  left: DimVector,
  limit: number,
): DimVector[] {
  const at = DIM_INDEX[dim];
  const bound = balancedBound(left[at] ?? 1, limit);
  return fill(others, left, Math.floor(limit / bound)).map((vector) =>
    withEntry(vector, at, bound),
  );
}

function fill(dims: readonly LoopDim[], left: DimVector, limit: number): DimVector[] {
  const [dim, ...others] = dims;
  if (dim === undefined || limit === 1) return [UNIT];
  const without = fill(others, left, limit);
  const isSpread = balancedBound(left[DIM_INDEX[dim]] ?? 1, limit) > 1;
  return isSpread ? [...within(dim, others, left, limit), ...without] : without;
}

function activePes(extents: DimVector, spatial: DimVector): number {
  return extents.reduce(
    (pes, extent, dim) => pes * (extent / ceilDiv(extent, spatial[dim] ?? 1)),
    1,
  );
}
