import { isRelevantDim } from './formulas.ts';
import type { KernelThread } from './kernel.ts';

/**
 * Elements of an operand in one tile of a child level, as the mean over all its positions; for inputs a box of
 * channels × rows × columns.
 *
 * The mean is exact: element counts are linear in the extents of each dimension, and all tiles together cover it once.
 *
 * @param nests   rows of `nestRowLength(levels)` numbers (`nest-columns.ts`)
 * @param walks   rows of `nestWalkLength(levels)` numbers (`nest-walks.ts`)
 * @param pairs   operand, child and parent of each pair (`nest-pairs.ts`)
 * @param levels  memory levels of every nest
 */
export function nestTile(
  this: KernelThread,
  nests: ArrayLike<number>,
  walks: ArrayLike<number>,
  pairs: ArrayLike<number>,
  levels: number,
): number {
  const nest = this.thread.x;
  const pair = this.thread.y * 3;
  const operand = pairs[pair]!;
  const layerAt = nest * (24 + 24 * levels);
  const countsAt = nest * (33 + 41 * levels) + pairs[pair + 1]! * 8;
  let elements = 1;
  let rows = 1;
  let columns = 1;
  for (let dim = 0; dim < 8; dim++) {
    const extent = nests[layerAt + dim]!;
    if (extent > 1.5 && isRelevantDim(operand, dim) > 0.5) {
      const mean = extent / walks[countsAt + dim]!;
      const move = nests[layerAt + 8 + dim]!;
      const isRow = operand === 1 && (dim === 4 || dim === 6);
      const isColumn = operand === 1 && (dim === 5 || dim === 7);
      if (isRow) rows += (mean - 1) * move;
      if (isColumn) columns += (mean - 1) * move;
      if (!isRow && !isColumn) elements *= mean;
    }
  }
  return elements * rows * columns;
}
