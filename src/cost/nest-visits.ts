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
 * Along a relevant dimension every loop counts. Along an irrelevant one all loops down to the level of the turn do, and
 * in that level those outside the turn; further in, spatial loops alone multiply the tiles, and where the parent
 * shares them not even those. A loop that is not counted keeps the tiles and clips their extent. A PE re-uses nothing:
 * it takes a new element in every step.
 *
 * @param nests   rows of `nestRowLength(levels)` numbers (`nest-columns.ts`)
 * @param walks   rows of `nestWalkLength(levels)` numbers (`nest-walks.ts`)
 * @param pairs   operand, child and parent of each pair (`nest-pairs.ts`)
 * @param levels  memory levels of every nest
 */
export function nestVisits(
  this: KernelThread,
  nests: ArrayLike<number>,
  walks: ArrayLike<number>,
  pairs: ArrayLike<number>,
  levels: number,
): NestVisits {
  const nest = this.thread.x;
  const pair = this.thread.y * 3;
  const operand = pairs[pair]!;
  const child = pairs[pair + 1]!;
  const parent = pairs[pair + 2]!;
  const layerAt = nest * (24 + 24 * levels);
  const tilesAt = layerAt + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const positionsAt = spatialAt + levels * 8;
  const countsAt = nest * (33 + 41 * levels);
  const roundsAt = countsAt + (levels + 1) * 8;
  const heldAt = roundsAt + (levels + 1) * 8;
  const loopAt = heldAt + (levels + 1) * 8 + (operand * (levels + 1) + child) * 3;
  const turnLevel = child > levels - 0.5 ? levels : walks[loopAt]!;
  const turnPosition = child > levels - 0.5 ? -1 : walks[loopAt + 1]!;
  const turned = Math.max(0, turnLevel);
  const turnAt = positionsAt + Math.min(turned, levels - 1) * 8;
  const shared = Math.min(turned, parent);
  let fills = 1;
  let parentReads = 1;
  let rounds = 1;
  for (let dim = 0; dim < 8; dim++) {
    let filled = walks[countsAt + child * 8 + dim]!;
    let read = filled;
    let round = walks[roundsAt + child * 8 + dim]!;
    if (isRelevantDim(operand, dim) < 0.5) {
      const outside = nests[turnAt + dim]! < turnPosition ? 1 : 0;
      filled = walks[countsAt + (turned + outside) * 8 + dim]!;
      read = filled;
      round = walks[roundsAt + (turned + outside) * 8 + dim]!;
      if (walks[heldAt + child * 8 + dim]! > walks[heldAt + shared * 8 + dim]!) {
        filled = walks[countsAt + turned * 8 + dim]!;
        read = walks[countsAt + shared * 8 + dim]!;
        let filledLast = nests[layerAt + dim]! - (filled - 1) * nests[tilesAt + turned * 8 + dim]!;
        let readLast = nests[layerAt + dim]! - (read - 1) * nests[tilesAt + shared * 8 + dim]!;
        for (let level = shared; level < child; level += 1) {
          const at = level * 8 + dim;
          const inner = nests[tilesAt + at + 8]!;
          const children = nests[spatialAt + at]!;
          const step = children * inner;
          const steps = nests[tilesAt + at]! / step;
          if (level < turned || (level === turned && outside > 0.5)) {
            read = tilesAfterLoop(read, readLast, steps, step);
            readLast = lastExtentAfterLoop(readLast, step);
          }
          readLast = Math.min(readLast, step);
          if (level < parent) {
            read = tilesAfterLoop(read, readLast, children, inner);
            readLast = lastExtentAfterLoop(readLast, inner);
          }
          readLast = Math.min(readLast, inner);
          if (level === turned && outside > 0.5) {
            filled = tilesAfterLoop(filled, filledLast, steps, step);
            filledLast = lastExtentAfterLoop(filledLast, step);
          }
          if (level > turned - 0.5) {
            filledLast = Math.min(filledLast, step);
            filled = tilesAfterLoop(filled, filledLast, children, inner);
            filledLast = lastExtentAfterLoop(filledLast, inner);
          }
        }
      }
    }
    fills *= filled;
    parentReads *= read;
    rounds *= round;
  }
  return [fills, parentReads, rounds];
}
