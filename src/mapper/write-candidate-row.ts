import type { NestRows } from '../cost/nest-columns.ts';
import { DIM_INDEX } from './dim-vector.ts';
import type { LayerProblem } from './layer-problem.ts';
import { LOOP_ORDERS } from './loop-order.ts';
import type { PartialNest } from './partial-nest.ts';

/**
 * Writes a whole nest as a row for the kernels, the same as `writeNestRow` writes of its `toMapping`, without making
 * the mapping first: thousands of candidates are scored for every one that is kept.
 */
export function writeCandidateRow(
  { layer, extents, groups }: LayerProblem,
  { plans, spatial }: PartialNest,
  rows: NestRows,
  offset: number,
): void {
  const levels = (groups.at(-1)?.last ?? 0) + 1;
  const tilesAt = offset + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const positionsAt = spatialAt + levels * 8;
  const { stride, dilation } = layer;
  rows.set(extents, offset);
  rows.set([0, 0, 0, 0, stride.row, stride.column, dilation.row, dilation.column], offset + 8);
  rows.fill(1, tilesAt, positionsAt);
  rows.fill(7, positionsAt, positionsAt + levels * 8);
  for (let group = groups.length - 1; group >= 0; group--) {
    const { first, last } = groups[group] ?? { first: 0, last: 0 };
    const plan = plans[groups.length - 1 - group];
    const order = LOOP_ORDERS[plan?.stationary ?? 'outputs'];
    let position = 0;
    for (const dim of order) {
      const at = DIM_INDEX[dim];
      const children = (spatial.x[group]?.[at] ?? 1) * (spatial.y[group]?.[at] ?? 1);
      const bound = plan?.temporal[at] ?? 1;
      const inner = rows[tilesAt + (last + 1) * 8 + at] ?? 1;
      rows[spatialAt + last * 8 + at] = children;
      for (let level = first; level <= last; level++) {
        rows[tilesAt + level * 8 + at] = inner * children * bound;
      }
      if (bound > 1) rows[positionsAt + last * 8 + at] = position++;
    }
  }
}
