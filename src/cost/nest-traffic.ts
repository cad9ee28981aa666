import type { NestRows } from './nest-columns.ts';
import { nestOverlap } from './nest-overlap.ts';
import { nestSpread } from './nest-spread.ts';
import { nestTile } from './nest-tile.ts';
import { nestTurn } from './nest-turn.ts';
import { nestVisits } from './nest-visits.ts';

/**
 * How much of a sliding window a tile re-uses when an outer loop turns (docs/model.md, "Temporal re-use"). `timeloop`
 * also leaves out what Timeloop does not model: fill, drain, and the leakage of instances without work.
 */
export const REUSE_MODES = ['stepwise', 'timeloop'] as const;
export type ReuseMode = (typeof REUSE_MODES)[number];

/** Nests of one shape: the same memory levels, keeping the same operands. */
export interface NestBatch {
  /** `count` rows of `nestRowLength(levels)` numbers. */
  readonly rows: NestRows;
  readonly count: number;
  readonly levels: number;
  /** `pairColumns` of the pairs of every nest. */
  readonly pairs: Float64Array | Float32Array;
  readonly reuse: ReuseMode;
}

/**
 * Traffic of every pair of every nest; the numbers of pair p of nest n start at (n · pairs + p) · `TRAFFIC_FIELDS`:
 *
 * 0 fills: elements that all instances of the child receive over the whole layer (outputs: send)
 * 1 parentTraffic: elements that the parent reads for them (outputs: is updated with)
 * 2 tileElements: elements of one tile of the child, mean
 * 3 rounds: tiles that the busiest instance receives one after the other
 * 4 instances: instances of the child that hold work
 * 5 copies: instances that hold the same element
 */
export type TrafficTable = Float64Array;
export const TRAFFIC_FIELDS = 6;

/** Where the kernels run. */
export type TrafficSource = (batch: NestBatch) => Promise<TrafficTable>;

/** The traffic of a batch in float64, by calling the kernels directly. */
export function referenceTraffic(batch: NestBatch): TrafficTable {
  const { rows, pairs, levels } = batch;
  const pairCount = pairs.length / 3;
  const threads = batch.count * pairCount;
  const stepwise = batch.reuse === 'stepwise' ? 1 : 0;
  const table = new Float64Array(threads * TRAFFIC_FIELDS);
  const turns = new Float64Array(threads * 3);
  const tiles = new Float64Array(threads * 3);
  const at = { thread: { x: 0 } };
  for (let x = 0; x < threads; x++) {
    at.thread.x = x;
    turns.set(nestTurn.call(at, rows, pairs, pairCount, levels), x * 3);
    const tile = nestTile.call(at, rows, pairs, pairCount, levels);
    tiles.set(tile, x * 3);
    const visits = nestVisits.call(at, rows, pairs, turns, pairCount, levels);
    const spread = nestSpread.call(at, rows, pairs, pairCount, levels);
    const saved = nestOverlap.call(at, rows, pairs, turns, tiles, pairCount, levels, stepwise);
    writeTraffic(table, x, visits, tile[0], spread, saved);
  }
  return table;
}

/** Puts the results of the kernels for one pair together. */
export function writeTraffic(
  table: TrafficTable,
  thread: number,
  [fills = 0, parentReads = 0, rounds = 1]: ArrayLike<number> & Iterable<number>,
  tileElements: number,
  [instances = 1, copies = 1, windowShare = 1]: ArrayLike<number> & Iterable<number>,
  saved: number,
): void {
  const at = thread * TRAFFIC_FIELDS;
  const moved = tileElements * (1 - saved);
  table[at] = fills * moved;
  table[at + 1] = parentReads * moved * windowShare;
  table[at + 2] = tileElements;
  table[at + 3] = rounds;
  table[at + 4] = instances;
  table[at + 5] = copies;
}
