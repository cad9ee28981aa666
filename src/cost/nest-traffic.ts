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

/** The traffic of a batch in float64, by calling the kernels directly. */
export function referenceTraffic(batch: NestBatch): TrafficTable {
  const { rows, count, levels } = batch;
  const counter = new TrafficCounter(batch, Math.min(count, NESTS_AT_ONCE));
  const table = new Float64Array(count * counter.fields);
  const rowLength = nestRowLength(levels);
  for (let start = 0; start < count; start += NESTS_AT_ONCE) {
    const end = Math.min(count, start + NESTS_AT_ONCE);
    const chunk = rows.subarray(start * rowLength, end * rowLength);
    for (let nest = start; nest < end; nest++) {
      counter.count(chunk, nest - start, table, nest * counter.fields);
    }
  }
  return table;
}

/** Nests whose walks are worth holding at the same time: they stay in the cache. */
export const NESTS_AT_ONCE = 64;

/** Counts the traffic of nests of one shape in float64, by calling the kernels directly. */
export class TrafficCounter {
  /** Numbers that a nest takes in a traffic table. */
  readonly fields: number;
  /** Rows of `nestWalkLength(levels)` numbers of the nests that were counted last. */
  readonly walks: NestWalks;
  private readonly pairCount: number;
  private readonly levels: number;
  private readonly pairs: NestBatch['pairs'];
  private readonly stepwise: number;
  private readonly at = { thread: { x: 0, y: 0 } };

  /** @param nestsAtOnce  nests whose walks are held at the same time */
  constructor(
    { levels, pairs, reuse }: Pick<NestBatch, 'levels' | 'pairs' | 'reuse'>,
    nestsAtOnce: number,
  ) {
    this.pairCount = pairs.length / 3;
    this.fields = this.pairCount * TRAFFIC_FIELDS;
    this.walks = new Float64Array(nestsAtOnce * nestWalkLength(levels));
    this.levels = levels;
    this.pairs = pairs;
    this.stepwise = reuse === 'stepwise' ? 1 : 0;
  }

  /**
   * Writes the walks of one nest, and its traffic into `table` at `tableAt`.
   *
   * @param rows   at most `nestsAtOnce` rows, of which that of `nest` is read
   * @param pairCount  the first pairs alone
   */
  count(
    rows: NestRows,
    nest: number,
    table: TrafficTable,
    tableAt: number,
    pairCount = this.pairCount,
  ): void {
    const { at, levels, pairs, walks, stepwise } = this;
    writeNestWalks(
      rows,
      nest * nestRowLength(levels),
      levels,
      walks,
      nest * nestWalkLength(levels),
    );
    at.thread.x = nest;
    for (let pair = 0; pair < pairCount; pair++) {
      at.thread.y = pair;
      const visits = nestVisits.call(at, rows, walks, pairs, levels);
      const tile = nestTile.call(at, rows, walks, pairs, levels);
      const spread = nestSpread.call(at, rows, walks, pairs, levels);
      const saved = nestOverlap.call(at, rows, walks, pairs, levels, stepwise);
      writeTraffic(table, tableAt + pair * TRAFFIC_FIELDS, visits, tile, spread, saved);
    }
  }
}

/** Puts the results of the kernels for one pair together. */
export function writeTraffic(
  table: TrafficTable,
  at: number,
  visits: ArrayLike<number>,
  tileElements: number,
  spread: ArrayLike<number>,
  saved: number,
): void {
  const moved = tileElements * (1 - saved);
  table[at] = visits[0]! * moved;
  table[at + 1] = visits[1]! * moved * spread[2]!;
  table[at + 2] = tileElements;
  table[at + 3] = visits[2]!;
  table[at + 4] = spread[0]!;
  table[at + 5] = spread[1]!;
}
