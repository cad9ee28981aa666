import { tilesAfterLoop } from './formulas.ts';
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
 * @param walks     rows of `nestWalkLength(levels)` numbers (`nest-walks.ts`)
 * @param pairs     operand, child and parent of each pair (`nest-pairs.ts`)
 * @param levels    memory levels of every nest
 * @param stepwise  1: inner loops have moved to their last step (`reuse: stepwise`); 0: to their second, as Timeloop
 *                  assumes when it visits the first two iterations of every loop (`reuse: timeloop`)
 * @returns         share of the child's traffic that is saved, 0 … 1
 */
export function nestOverlap(
  this: KernelThread,
  nests: ArrayLike<number>,
  walks: ArrayLike<number>,
  pairs: ArrayLike<number>,
  levels: number,
  stepwise: number,
): number {
  const nest = this.thread.x;
  const pair = this.thread.y * 3;
  const operand = pairs[pair]!;
  const child = pairs[pair + 1]!;
  const layerAt = nest * (24 + 24 * levels);
  const movesAt = layerAt + 8;
  const tilesAt = layerAt + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const countsAt = nest * (33 + 41 * levels);
  const childAt = countsAt + child * 8;
  const turnAt = countsAt + 24 * (levels + 1) + (operand * (levels + 1) + child) * 3;
  const orderAt = countsAt + 33 * (levels + 1);
  let saved = 0;
  let sliding = operand === 1 && child < levels - 0.5 && walks[turnAt + 2]! > 3.5 ? 1 : 0;
  let visits = 1;
  let share = 0;
  let turnMove = 0;
  let movedRows = 0;
  let movedColumns = 0;
  for (
    let place = walks[turnAt]! * 8 + walks[turnAt + 1]!;
    place > -0.5 && sliding > 0.5;
    place -= 1
  ) {
    const dim = walks[orderAt + place]!;
    if (dim > -0.5) {
      const at = Math.floor((place + 0.5) / 8) * 8 + dim;
      const step = nests[spatialAt + at]! * nests[tilesAt + at + 8]!;
      // Tiles of the dimension while this loop stands at its first step, and all of them.
      const outerTiles = walks[countsAt + at]!;
      const lastExtent = nests[layerAt + dim]! - (outerTiles - 1) * nests[tilesAt + at]!;
      const childTile = nests[tilesAt + child * 8 + dim]!;
      const stepTiles = step / childTile;
      const firstTiles = tilesAfterLoop(
        outerTiles,
        Math.min(lastExtent, step),
        stepTiles,
        childTile,
      );
      const allTiles = walks[childAt + dim]!;
      const advances = visits * (1 - firstTiles / allTiles);
      visits *= firstTiles / allTiles;
      const move = nests[movesAt + dim]! * step;
      const isRow = dim === 4 || dim === 6;
      if (turnMove < 0.5) {
        turnMove = move;
        const output = isRow ? 4 : 5;
        const taps = output + 2;
        const outputMean = nests[layerAt + output]! / walks[childAt + output]!;
        const tapMean = nests[layerAt + taps]! / walks[childAt + taps]!;
        const outputLength = (outputMean - 1) * nests[movesAt + output]!;
        const length = 1 + outputLength + (tapMean - 1) * nests[movesAt + taps]!;
        const meanExtent = nests[layerAt + dim]! / allTiles;
        const fullLength = length + (childTile - meanExtent) * nests[movesAt + dim]!;
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
  return saved;
}
