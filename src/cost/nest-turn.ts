import { isRelevantDim } from './formulas.ts';
import type { KernelThread } from './kernel.ts';

/** Results of `nestTurn`, in this order; −1 where no loop turns. */
export type NestTurn = [level: number, position: number, dim: number];

/**
 * The loop that turns an operand over: the innermost temporal loop outside the child that selects other elements.
 *
 * A child's tile is loaded once per step of the loops up to this one; loops inside it, and irrelevant to the operand,
 * re-use the tile.
 *
 * @param nests   rows of `nestRowLength(levels)` numbers (`nest-columns.ts`)
 * @param pairs   operand, child and parent of each pair (`nest-pairs.ts`)
 * @param pairCount  pairs of every nest
 * @param levels  memory levels of every nest
 */
export function nestTurn(
  this: KernelThread,
  nests: ArrayLike<number>,
  pairs: ArrayLike<number>,
  pairCount: number,
  levels: number,
): NestTurn {
  const nest = Math.floor((this.thread.x + 0.5) / pairCount);
  const pair = (this.thread.x - nest * pairCount) * 3;
  const operand = pairs[pair]!;
  const child = pairs[pair + 1]!;
  const tilesAt = nest * (24 + 24 * levels) + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const positionsAt = spatialAt + levels * 8;
  let turnLevel = -1;
  let turnPosition = -1;
  let turnDim = -1;
  for (let level = 0; level < child; level++) {
    for (let dim = 0; dim < 8; dim++) {
      const at = level * 8 + dim;
      const steps = nests[tilesAt + at]! / (nests[spatialAt + at]! * nests[tilesAt + at + 8]!);
      if (steps > 1.5 && isRelevantDim(operand, dim) > 0.5) {
        if (level > turnLevel || nests[positionsAt + at]! > turnPosition) {
          turnLevel = level;
          turnPosition = nests[positionsAt + at]!;
          turnDim = dim;
        }
      }
    }
  }
  return [turnLevel, turnPosition, turnDim];
}
