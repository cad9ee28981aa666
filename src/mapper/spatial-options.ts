import { ceilDiv } from '../base/ceil-div.ts';
import type { Dataflow } from '../mapping/dataflow.ts';
import type { LoopDim } from '../workload/dims.ts';
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
 * Every axis is filled with the dimensions that its spread names, in that order; each may also be left out.
 */
export function spatialOptions(
  extents: DimVector,
  groups: readonly LevelGroup[],
  dataflow: Dataflow,
): readonly SpatialOption[] {
  const found = new Map<string, SpatialOption>();
  for (const spread of dataflow.spreads) {
    let partial: readonly Pick<SpatialOption, 'x' | 'y'>[] = [{ x: [], y: [] }];
    for (const { fanout } of groups) {
      partial = partial.flatMap((outer) => {
        const left = remaining(extents, outer);
        return axisOptions(spread.x, left, fanout.x).flatMap((x) => {
          const rest = left.map((extent, dim) => ceilDiv(extent, x[dim] ?? 1));
          return axisOptions(spread.y, rest, fanout.y).map((y) => ({
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

function remaining(extents: DimVector, outer: Pick<SpatialOption, 'x' | 'y'>): DimVector {
  const spread = [...outer.x, ...outer.y].reduce(times, UNIT);
  return extents.map((extent, dim) => ceilDiv(extent, spread[dim] ?? 1));
}

/** Fills one axis with `dims` in order; each is used as far as it goes, or left out. */
function axisOptions(dims: readonly LoopDim[], left: DimVector, limit: number): DimVector[] {
  const [dim, ...others] = dims;
  if (dim === undefined || limit === 1) return [UNIT];
  const at = DIM_INDEX[dim];
  const bound = balancedBound(left[at] ?? 1, limit);
  const without = axisOptions(others, left, limit);
  if (bound === 1) return without;
  const within = axisOptions(others, left, Math.floor(limit / bound)).map((vector) =>
    withEntry(vector, at, bound),
  );
  return [...within, ...without];
}

function activePes(extents: DimVector, spatial: DimVector): number {
  return extents.reduce(
    (pes, extent, dim) => pes * (extent / ceilDiv(extent, spatial[dim] ?? 1)),
    1,
  );
}
