import { ceilDiv } from '../base/ceil-div.ts';
import { lastExtentAfterLoop, tilesAfterLoop } from './formulas.ts';
import type { KernelThread } from './kernel.ts';

/**
 * Share of the input traffic into a child that a sliding window saves: what overlaps its last position is kept.
 *
 * The loops are walked outwards from the one that turns the inputs over, for as long as they slide the window. A step
 * of the turning loop keeps the overlap. A step of a loop further out moves the window by its own step less what the
 * inner loops had moved it: nothing moves where that is zero, the overlap is kept where it equals the turning step
 * (the window goes on in the same direction), and the whole tile is loaded where it turns elsewhere.
 *
 * @param nests     rows of `nestRowLength(levels)` numbers (`nest-columns.ts`)
 * @param pairs     operand, child and parent of each pair (`nest-pairs.ts`)
 * @param turns     `NestTurn` of each thread: 3 numbers at 3x
 * @param tiles     `NestTile` of each thread: 3 numbers at 3x
 * @param pairCount    pairs of every nest
 * @param levels    memory levels of every nest
 * @param stepwise  1: inner loops have moved to their last step (`reuse: stepwise`); 0: to their second, as Timeloop
 *                  assumes when it visits the first two iterations of every loop (`reuse: timeloop`)
 * @returns         share of the child's traffic that is saved, 0 … 1
 */
export function nestOverlap(
  this: KernelThread,
  nests: ArrayLike<number>,
  pairs: ArrayLike<number>,
  turns: ArrayLike<number>,
  tiles: ArrayLike<number>,
  pairCount: number,
  levels: number,
  stepwise: number,
): number {
  const nest = Math.floor((this.thread.x + 0.5) / pairCount);
  const pair = (this.thread.x - nest * pairCount) * 3;
  const operand = pairs[pair]!;
  const child = pairs[pair + 1]!;
  const layerAt = nest * (24 + 24 * levels);
  const tilesAt = layerAt + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const positionsAt = spatialAt + levels * 8;
  const turnAt = this.thread.x * 3;
  let saved = 0;
  let sliding = operand === 1 && child < levels - 0.5 && turns[turnAt + 2]! > 3.5 ? 1 : 0;
  let visits = 1;
  let share = 0;
  let turnMove = 0;
  let movedRows = 0;
  let movedColumns = 0;
  for (
    let place = turns[turnAt]! * 8 + turns[turnAt + 1]!;
    place > -0.5 && sliding > 0.5;
    place -= 1
  ) {
    const level = Math.floor((place + 0.5) / 8);
    for (let dim = 0; dim < 8; dim++) {
      const at = level * 8 + dim;
      const step = nests[spatialAt + at]! * nests[tilesAt + at + 8]!;
      if (nests[positionsAt + at]! === place - level * 8 && nests[tilesAt + at]! > 1.5 * step) {
        // Tiles of the dimension while this loop stands at its first step, and all of them.
        let firstTiles = 1;
        let lastExtent = nests[layerAt + dim]!;
        for (let outer = 0; outer < child; outer++) {
          const outerAt = outer * 8 + dim;
          const inner = nests[tilesAt + outerAt + 8]!;
          const outerStep = nests[spatialAt + outerAt]! * inner;
          if (outer !== level) {
            const outerSteps = nests[tilesAt + outerAt]! / outerStep;
            firstTiles = tilesAfterLoop(firstTiles, lastExtent, outerSteps, outerStep);
            lastExtent = lastExtentAfterLoop(lastExtent, outerStep);
          }
          lastExtent = Math.min(lastExtent, outerStep);
          firstTiles = tilesAfterLoop(firstTiles, lastExtent, nests[spatialAt + outerAt]!, inner);
          lastExtent = lastExtentAfterLoop(lastExtent, inner);
        }
        const childTile = nests[tilesAt + child * 8 + dim]!;
        const allTiles = ceilDiv(nests[layerAt + dim]!, childTile);
        const advances = visits * (1 - firstTiles / allTiles);
        visits *= firstTiles / allTiles;
        const move = nests[layerAt + 8 + dim]! * step;
        const isRow = dim === 4 || dim === 6;
        if (turnMove < 0.5) {
          turnMove = move;
          const length = isRow ? tiles[this.thread.x * 3 + 1]! : tiles[this.thread.x * 3 + 2]!;
          const meanExtent = nests[layerAt + dim]! / allTiles;
          const fullLength = length + (childTile - meanExtent) * nests[layerAt + 8 + dim]!;
          share = Math.max(0, fullLength - move) / length;
          saved += advances * share;
        } else if (dim > 3.5) {
          const otherMoved = isRow ? movedColumns : movedRows;
          const shift = move - (isRow ? movedRows : movedColumns);
          if (otherMoved === 0 && shift === 0) saved += advances;
          if (otherMoved === 0 && shift === turnMove) saved += advances * share;
        }
        if (dim < 3.5 && dim !== 2) sliding = 0;
        const wrap = stepwise > 0.5 ? nests[tilesAt + at]! / step - 1 : 1;
        if (isRow) movedRows += move * wrap;
        if (!isRow && dim > 3.5) movedColumns += move * wrap;
      }
    }
  }
  return saved;
}
