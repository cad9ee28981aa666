import { type NestRows, nestRowLength } from './nest-columns.ts';
import { nestOverlap } from './nest-overlap.ts';
import { nestSpread } from './nest-spread.ts';
import { nestTile } from './nest-tile.ts';
import { nestVisits } from './nest-visits.ts';
import { type NestWalks, nestWalkLength, writeNestWalks } from './nest-walks.ts';

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

/** Nests whose walks are held at the same time: they stay in the cache. */
const NESTS_AT_ONCE = 64;

/** The traffic of a batch in float64, by calling the kernels directly. */
export function referenceTraffic(batch: NestBatch): TrafficTable {
  const { rows, count, levels, pairs } = batch;
  const table = new Float64Array(count * (pairs.length / 3) * TRAFFIC_FIELDS);
  const walks = new Float64Array(Math.min(count, NESTS_AT_ONCE) * nestWalkLength(levels));
  const rowLength = nestRowLength(levels);
  const tableLength = table.length / count;
  for (let start = 0; start < count; start += NESTS_AT_ONCE) {
    const end = Math.min(count, start + NESTS_AT_ONCE);
    const chunk = rows.subarray(start * rowLength, end * rowLength);
    const counted = table.subarray(start * tableLength, end * tableLength);
    countTraffic({ ...batch, rows: chunk, count: end - start }, walks, counted);
  }
  return table;
}

/**
 * Writes the walks and the traffic of a batch.
 *
 * @param walks  room for a row of `nestWalkLength(levels)` numbers of each nest
 * @param table  room for `TRAFFIC_FIELDS` numbers of each pair of each nest
 */
export function countTraffic(batch: NestBatch, walks: NestWalks, table: TrafficTable): void {
  const { rows, count, levels, pairs } = batch;
  const pairCount = pairs.length / 3;
  const stepwise = batch.reuse === 'stepwise' ? 1 : 0;
  const at = { thread: { x: 0, y: 0 } };
  for (let nest = 0; nest < count; nest++) {
    const walksAt = nest * nestWalkLength(levels);
    writeNestWalks(rows, nest * nestRowLength(levels), levels, walks, walksAt);
    at.thread.x = nest;
    for (let pair = 0; pair < pairCount; pair++) {
      at.thread.y = pair;
      const visits = nestVisits.call(at, rows, walks, pairs, levels);
      const tile = nestTile.call(at, rows, walks, pairs, levels);
      const spread = nestSpread.call(at, rows, walks, pairs, levels);
      const saved = nestOverlap.call(at, rows, walks, pairs, levels, stepwise);
      writeTraffic(table, nest * pairCount + pair, visits, tile, spread, saved);
    }
  }
}

/** Puts the results of the kernels for one pair together. */
export function writeTraffic(
  table: TrafficTable,
  thread: number,
  visits: ArrayLike<number>,
  tileElements: number,
  spread: ArrayLike<number>,
  saved: number,
): void {
  const at = thread * TRAFFIC_FIELDS;
  const moved = tileElements * (1 - saved);
  table[at] = visits[0]! * moved;
  table[at + 1] = visits[1]! * moved * spread[2]!;
  table[at + 2] = tileElements;
  table[at + 3] = visits[2]!;
  table[at + 4] = spread[0]!;
  table[at + 5] = spread[1]!;
}
