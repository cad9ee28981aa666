import { ceilDiv } from '../base/ceil-div.ts';
import { overlapShare } from './formulas.ts';
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
 * @param turns     `NestTurn` of each (x, y): 4 numbers at (x · 3 · levels + y) · 4
 * @param tiles     `NestTile` of each (x, y): 3 numbers at (x · 3 · levels + y) · 3
 * @param levels    memory levels of every nest
 * @param stepwise  1: inner loops have moved to their last step (`reuse: stepwise`); 0: to their second, as Timeloop
 *                  assumes when it visits the first two iterations of every loop (`reuse: timeloop`)
 * @returns         share of the child's traffic that is saved, 0 … 1
 */
export function nestOverlap(
  this: KernelThread,
  nests: ArrayLike<number>,
  turns: ArrayLike<number>,
  tiles: ArrayLike<number>,
  levels: number,
  stepwise: number,
): number {
  const operand = Math.floor((this.thread.y + 0.5) / levels);
  const child = this.thread.y - operand * levels + 1;
  const layerAt = this.thread.x * (24 + 27 * levels);
  const tilesAt = layerAt + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const positionsAt = spatialAt + levels * 8;
  const pair = this.thread.x * 3 * levels + this.thread.y;
  const turnAt = pair * 4;
  let saved = 0;
  let sliding = operand === 1 && child < levels - 0.5 && turns[turnAt + 3]! > 3.5 ? 1 : 0;
  let visits = 1;
  let share = 0;
  let turnMove = 0;
  let movedRows = 0;
  let movedColumns = 0;
  for (let place = turns[turnAt + 1]! * 8 + turns[turnAt + 2]!; place > -0.5 && sliding > 0.5; place--) {
    const level = Math.floor((place + 0.5) / 8);
    for (let dim = 0; dim < 8; dim++) {
      const at = level * 8 + dim;
      const step = nests[spatialAt + at]! * nests[tilesAt + at + 8]!;
      if (nests[positionsAt + at]! === place - level * 8 && nests[tilesAt + at]! > 1.5 * step) {
        const before = ceilDiv(nests[layerAt + dim]!, nests[tilesAt + at]!);
        const after = ceilDiv(nests[layerAt + dim]!, step);
        const advances = visits * (1 - before / after);
        visits *= before / after;
        const move = nests[layerAt + 8 + dim]! * step;
        const isRow = dim === 4 || dim === 6;
        if (turnMove < 0.5) {
          turnMove = move;
          const meanMove = (nests[layerAt + 8 + dim]! * nests[layerAt + dim]!) / after;
          share = overlapShare(isRow ? tiles[pair * 3 + 1]! : tiles[pair * 3 + 2]!, meanMove);
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
