import { isRelevantDim, lastExtentAfterLoop, tilesAfterLoop } from './formulas.ts';
import type { KernelThread } from './kernel.ts';

/** Results of `nestVisits`, in this order. */
export type NestVisits = [fills: number, parentReads: number, rounds: number];

/**
 * How often tiles of an operand arrive at a child level during the whole layer.
 *
 * - fills: tiles that all instances of the child receive (for outputs: send),
 * - parentReads: tiles that their parents read for them, where children that need the same tile share one read
 *   (multicast) and children that work on the same output send one sum (spatial reduction),
 * - rounds: tiles that the busiest instance of the child receives one after the other.
 *
 * Every dimension is walked from the outside in. A counted loop multiplies the tiles; a loop that is not counted
 * (re-use in time, or sharing in space) keeps them and clips their extent. Only the last tile of a dimension can be
 * smaller than the others, so two numbers describe all of them, and bounds need not divide. Along a relevant dimension
 * every loop counts. A PE re-uses nothing: it takes a new element in every step.
 *
 * @param nests   rows of `nestRowLength(levels)` numbers (`nest-columns.ts`)
 * @param pairs   operand, child and parent of each pair (`nest-pairs.ts`)
 * @param turns   `NestTurn` of each thread: 3 numbers at 3x
 * @param pairCount  pairs of every nest
 * @param levels  memory levels of every nest
 */
export function nestVisits(
  this: KernelThread,
  nests: ArrayLike<number>,
  pairs: ArrayLike<number>,
  turns: ArrayLike<number>,
  pairCount: number,
  levels: number,
): NestVisits {
  const nest = Math.floor((this.thread.x + 0.5) / pairCount);
  const pair = (this.thread.x - nest * pairCount) * 3;
  const operand = pairs[pair]!;
  const child = pairs[pair + 1]!;
  const layerAt = nest * (24 + 24 * levels);
  const tilesAt = layerAt + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const positionsAt = spatialAt + levels * 8;
  const turnAt = this.thread.x * 3;
  const turnLevel = child > levels - 0.5 ? levels : turns[turnAt]!;
  const parent = pairs[pair + 2]!;
  let fills = 1;
  let parentReads = 1;
  let rounds = 1;
  for (let dim = 0; dim < 8; dim++) {
    const extent = nests[layerAt + dim]!;
    const isRelevant = isRelevantDim(operand, dim);
    let filled = 1;
    let filledLast = extent;
    let read = 1;
    let readLast = extent;
    let round = 1;
    let roundLast = extent;
    for (let level = 0; level < child && extent > 1.5; level++) {
      const at = level * 8 + dim;
      const inner = nests[tilesAt + at + 8]!;
      const children = nests[spatialAt + at]!;
      const step = children * inner;
      const isOutside = level === turnLevel && nests[positionsAt + at]! < turns[turnAt + 1]!;
      if (isRelevant > 0.5 || level < turnLevel || isOutside) {
        const steps = nests[tilesAt + at]! / step;
        filled = tilesAfterLoop(filled, filledLast, steps, step);
        filledLast = lastExtentAfterLoop(filledLast, step);
        read = tilesAfterLoop(read, readLast, steps, step);
        readLast = lastExtentAfterLoop(readLast, step);
        round = tilesAfterLoop(round, roundLast, steps, step);
        roundLast = lastExtentAfterLoop(roundLast, step);
      }
      filledLast = Math.min(filledLast, step);
      filled = tilesAfterLoop(filled, filledLast, children, inner);
      filledLast = lastExtentAfterLoop(filledLast, inner);
      readLast = Math.min(readLast, step);
      if (isRelevant > 0.5 || level < parent) {
        read = tilesAfterLoop(read, readLast, children, inner);
        readLast = lastExtentAfterLoop(readLast, inner);
      }
      readLast = Math.min(readLast, inner);
      roundLast = Math.min(roundLast, inner);
    }
    fills *= filled;
    parentReads *= read;
    rounds *= round;
  }
  return [fills, parentReads, rounds];
}
