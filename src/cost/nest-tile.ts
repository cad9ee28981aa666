import { ceilDiv } from '../base/ceil-div.ts';
import { isRelevantDim } from './formulas.ts';
import type { KernelThread } from './kernel.ts';

/** Results of `nestTile`, in this order. */
export type NestTile = [elements: number, rows: number, columns: number];

/**
 * The tile of an operand inside one instance of a child level, as the mean over all its positions.
 *
 * - elements: size of the tile; for inputs a box of channels × rows × columns,
 * - rows, columns: extents of the input window; 1 for the other operands.
 *
 * The mean is exact: element counts are linear in the extents of each dimension, and all tiles together cover it once.
 *
 * @param nests   rows of `nestRowLength(levels)` numbers (`nest-columns.ts`)
 * @param pairs   operand, child and parent of each pair (`nest-pairs.ts`)
 * @param pairCount  pairs of every nest
 * @param levels  memory levels of every nest
 */
export function nestTile(
  this: KernelThread,
  nests: ArrayLike<number>,
  pairs: ArrayLike<number>,
  pairCount: number,
  levels: number,
): NestTile {
  const nest = Math.floor((this.thread.x + 0.5) / pairCount);
  const pair = (this.thread.x - nest * pairCount) * 3;
  const operand = pairs[pair]!;
  const child = pairs[pair + 1]!;
  const layerAt = nest * (24 + 24 * levels);
  const tilesAt = layerAt + 16;
  let elements = 1;
  let rows = 1;
  let columns = 1;
  for (let dim = 0; dim < 8; dim++) {
    const extent = nests[layerAt + dim]!;
    if (isRelevantDim(operand, dim) > 0.5) {
      const mean = extent / ceilDiv(extent, nests[tilesAt + child * 8 + dim]!);
      const move = nests[layerAt + 8 + dim]!;
      const isRow = operand === 1 && (dim === 4 || dim === 6);
      const isColumn = operand === 1 && (dim === 5 || dim === 7);
      if (isRow) rows += (mean - 1) * move;
      if (isColumn) columns += (mean - 1) * move;
      if (!isRow && !isColumn) elements *= mean;
    }
  }
  return [elements * rows * columns, rows, columns];
}
