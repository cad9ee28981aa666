import type { LoopDim } from '../workload/dims.ts';
import { balancedBound } from './balanced-bound.ts';
import { DIM_INDEX, type DimVector } from './dim-vector.ts';

/** Dimensions that are irrelevant to one operand: growing them lets the operand be re-used. */
const REUSE_GROUPS: readonly (readonly LoopDim[])[] = [
  ['Q', 'P', 'N'],
  ['K', 'G'],
  ['S', 'R', 'C'],
];
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];
/** Shares of its largest bound that a dimension of the first group may take, to leave room for the others. */
const SHARES = [1, 1 / 4];

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
  const growing = dims.filter((dim) => (limits[DIM_INDEX[dim]] ?? 1) > 1);
  const groups = REUSE_GROUPS.map((group) =>
    group.filter((dim) => growing.includes(dim)).map((dim) => DIM_INDEX[dim]),
  );
  const found = new Map<string, DimVector>();
  for (const order of ORDERS) {
    for (const share of SHARES) {
      const bounds = [1, 1, 1, 1, 1, 1, 1, 1];
      order.forEach((group, place) => {
        for (const dim of groups[group] ?? []) {
          grow(bounds, dim, limits[dim] ?? 1, place === 0 ? share : 1, fitting);
        }
      });
      found.set(bounds.join(), bounds);
    }
  }
  return [...found.values()];
}

/** Makes one bound as large as fits, then as small as takes no more steps outside. */
function grow(
  bounds: number[],
  dim: number,
  limit: number,
  share: number,
  fitting: (bounds: DimVector) => boolean,
): void {
  let low = 1;
  let high = limit;
  bounds[dim] = limit;
  if (fitting(bounds)) low = limit;
  while (low < high) {
    const middle = Math.floor((low + high + 1) / 2);
    bounds[dim] = middle;
    if (fitting(bounds)) low = middle;
    else high = middle - 1;
  }
  bounds[dim] = balancedBound(limit, Math.max(1, Math.floor(low * share)));
}
