import { ceilDiv } from '../base/ceil-div.ts';
import type { LoopDim } from '../workload/dims.ts';
import { balancedBound } from './balanced-bound.ts';
import { DIM_INDEX, type DimVector, UNIT, withEntry } from './dim-vector.ts';

/** Dimensions that are irrelevant to one operand: growing them lets the operand be re-used. */
const REUSE_GROUPS: readonly (readonly LoopDim[])[] = [['Q', 'P', 'N'], ['K'], ['S', 'R', 'C']];
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];
/** Shares of the largest step that the first group may take, to leave room for the others. */
const SHARES = [1, 1 / 2, 1 / 4];

/**
 * Temporal bounds of one level that make large tiles: each set grows the dimensions in another order until nothing more
 * fits, with the first group held back by another share.
 *
 * @param limits  largest bound of each dimension: what is left of the layer
 * @param dims    dimensions that may have a loop here
 * @param fitting whether the tile with these bounds fits; must hold for all bounds 1, and for all smaller ones
 * @returns       different bounds, each such that no dimension of its order can grow alone
 */
export function tileOptions(
  limits: DimVector,
  dims: readonly LoopDim[],
  fitting: (bounds: DimVector) => boolean,
): readonly DimVector[] {
  const found = new Map<string, DimVector>();
  for (const order of ORDERS) {
    for (const share of SHARES) {
      let bounds = UNIT;
      order.forEach((group, place) => {
        for (const dim of [...(REUSE_GROUPS[group] ?? []), ...(place === 2 ? GROUPED : [])]) {
          if (!dims.includes(dim)) continue;
          const limit = limits[DIM_INDEX[dim]] ?? 1;
          bounds = grow(bounds, dim, limit, place === 0 ? share : 1, fitting);
        }
      });
      found.set(bounds.join(), bounds);
    }
  }
  return [...found.values()];
}

const GROUPED: readonly LoopDim[] = ['G'];

/** The bounds with one dimension made as large as fits, then as small as takes no more steps outside. */
function grow(
  bounds: DimVector,
  dim: LoopDim,
  limit: number,
  share: number,
  fitting: (bounds: DimVector) => boolean,
): DimVector {
  const at = DIM_INDEX[dim];
  let low = 1;
  let high = limit;
  while (low < high) {
    const middle = ceilDiv(low + high, 2);
    if (fitting(withEntry(bounds, at, middle))) low = middle;
    else high = middle - 1;
  }
  return withEntry(bounds, at, balancedBound(limit, Math.max(1, Math.floor(low * share))));
}
