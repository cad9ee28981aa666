import { ceilDiv } from '../base/ceil-div.ts';
import { isRelevantDim, lastExtentAfterLoop, tilesAfterLoop } from './formulas.ts';
import type { NestRows } from './nest-columns.ts';

/**
 * What the kernels ask of the loops of a nest again and again, counted once for all operands: whole numbers.
 *
 * A row for L memory levels (index L is the PE) holds, one after the other:
 * - tiles  [(L + 1) × 8]      tiles of a level along each dimension, over the whole layer
 * - rounds [(L + 1) × 8]      those of them that the busiest instance works on one after the other
 * - held   [(L + 1) × 8]      instances along each dimension that hold work
 * - turns  [3 × (L + 1) × 3]  by operand and child level, level, position and dimension of the loop that turns the
 *                             operand over: the innermost temporal loop outside the child that selects other
 *                             elements; −1 where there is none
 * - order  [L × 8]            dimension of the temporal loop at each position of a level; −1 where there is none
 *
 * A dimension is walked from the outside in. Only its last tile can be smaller than the others, so two numbers describe
 * all of them, and bounds need not divide. A loop of one step changes nothing and is passed by.
 */
export type NestWalks = Float64Array | Float32Array;

/** Numbers in one row. */
export function nestWalkLength(levels: number): number {
  return 33 + 41 * levels;
}

/** The row of one nest, in float64. */
export function nestWalks(rows: NestRows, at: number, levels: number): Float64Array {
  const walks = new Float64Array(nestWalkLength(levels));
  writeNestWalks(rows, at, levels, walks, 0);
  return walks;
}

/**
 * Writes the row of one nest into `walks` at `walksAt`.
 *
 * @param rows  nests as `writeNestRow` writes them, this one at `at`; it covers the layer
 */
export function writeNestWalks(
  rows: NestRows,
  at: number,
  levels: number,
  walks: NestWalks,
  walksAt: number,
): void {
  const turnsAt = walksAt + 24 * (levels + 1);
  walks.fill(1, walksAt, turnsAt);
  walks.fill(-1, turnsAt, walksAt + nestWalkLength(levels));
  for (let dim = 0; dim < 8; dim++) {
    if (rows[at + dim]! > 1.5) walkDim(rows, at, levels, dim, walks, walksAt);
  }
  for (let place = 0; place < 3 * (levels + 1); place++) {
    const turnAt = turnsAt + place * 3;
    // Without a loop of its own, a level is turned over by what turns the next outer one.
    if (place % (levels + 1) > 0 && walks[turnAt]! < 0)
      walks.copyWithin(turnAt, turnAt - 3, turnAt);
  }
}

function walkDim(
  rows: NestRows,
  at: number,
  levels: number,
  dim: number,
  walks: NestWalks,
  walksAt: number,
): void {
  const extent = rows[at + dim]!;
  const spatialAt = at + 24 + levels * 8 + dim;
  const innerAt = at + 24 + dim;
  const table = 8 * (levels + 1);
  let tiles = 1;
  let round = 1;
  let roundLast = extent;
  let held = 1;
  let heldLast = extent;
  for (let level = 0; level < levels; level++) {
    const tile = rows[innerAt + level * 8 - 8]!;
    const inner = rows[innerAt + level * 8]!;
    if (tile > inner) {
      const children = rows[spatialAt + level * 8]!;
      const step = children * inner;
      tiles = ceilDiv(extent, inner);
      if (tile > 1.5 * step) {
        round = tilesAfterLoop(round, roundLast, tile / step, step);
        roundLast = lastExtentAfterLoop(roundLast, step);
        const position = rows[spatialAt + (levels + level) * 8]!;
        noteLoop(walks, walksAt, levels, level, position, dim);
      }
      roundLast = Math.min(roundLast, inner);
      heldLast = Math.min(heldLast, step);
      held = tilesAfterLoop(held, heldLast, children, inner);
      heldLast = lastExtentAfterLoop(heldLast, inner);
    }
    const place = walksAt + level * 8 + 8 + dim;
    walks[place] = tiles;
    walks[place + table] = round;
    walks[place + 2 * table] = held;
  }
}

/** Notes the temporal loop of a dimension in its level, and where it is the innermost that is relevant to an operand. */
function noteLoop(
  walks: NestWalks,
  walksAt: number,
  levels: number,
  level: number,
  position: number,
  dim: number,
): void {
  walks[walksAt + 33 * (levels + 1) + level * 8 + position] = dim;
  for (let operand = 0; operand < 3; operand++) {
    const turnAt = walksAt + 24 * (levels + 1) + (operand * (levels + 1) + level + 1) * 3;
    if (isRelevantDim(operand, dim) > 0.5 && position > walks[turnAt + 1]!) {
      walks[turnAt] = level;
      walks[turnAt + 1] = position;
      walks[turnAt + 2] = dim;
    }
  }
}
