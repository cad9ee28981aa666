import { ceilDiv } from '../../base/ceil-div.ts';
import { isRelevant } from '../../workload/operand.ts';
import type { BoundColumns } from './bound-columns.ts';
import { childrenBetween, type SplitTable, temporalBound } from './split-table.ts';

/** By pair: the levels that let its operand stay (`stayingLevels`), a bit each. */
export type Staying = Int32Array;

/**
 * The factors that some splits of one dimension give to every column, a row for each. None is larger than what the cost
 * model counts.
 *
 * @param splits    indices into the table
 * @param isWindow  the dimension moves a window over the inputs, which `multiplyWindow` counts
 */
export function dimFactors(
  table: SplitTable,
  splits: Int32Array,
  columns: BoundColumns,
  staying: Staying,
  isWindow: boolean,
): Float64Array {
  const factors = new Float64Array(splits.length * columns.count).fill(1);
  for (let row = 0; row < splits.length; row++) {
    const split = splits[row] ?? 0;
    const at = row * columns.count;
    writeCrossings(table, split, columns, staying, isWindow, factors, at);
    writeTiles(table, split, columns, isWindow, factors, at);
    writeChildren(table, split, columns, factors, at);
    writeRounds(table, split, columns, staying, factors, at);
    factors[at + columns.stepsAt] = table.steps[split] ?? 1;
  }
  return factors;
}

function writeCrossings(
  table: SplitTable,
  split: number,
  { pairs }: BoundColumns,
  staying: Staying,
  isWindow: boolean,
  factors: Float64Array,
  at: number,
): void {
  const { dim, extent, inner, levels } = table;
  for (let pair = 0; pair < pairs.length; pair++) {
    const entry = pairs[pair];
    if (entry === undefined) continue;
    const { operand, child, parent } = entry;
    if (isRelevant(operand, dim)) {
      if (isWindow && operand === 'inputs') continue;
      factors[at + pair * 2] = extent;
      factors[at + pair * 2 + 1] = extent;
      continue;
    }
    const free = stayingSteps(table, split, child, staying[pair] ?? 0);
    const tiles = ceilDiv(extent, inner[split * (levels + 1) + child] ?? 1);
    const visits = Math.max(1, tiles / free);
    factors[at + pair * 2] = visits;
    factors[at + pair * 2 + 1] =
      visits / Math.min(visits, childrenBetween(table, split, parent, child));
  }
}

function writeTiles(
  { dim, extent, inner, levels }: SplitTable,
  split: number,
  { tiles, tilesAt }: BoundColumns,
  isWindow: boolean,
  factors: Float64Array,
  at: number,
): void {
  for (let index = 0; index < tiles.length; index++) {
    const tile = tiles[index];
    if (tile === undefined || !isRelevant(tile.operand, dim)) continue;
    if (isWindow && tile.operand === 'inputs') continue;
    const within = inner[split * (levels + 1) + tile.level] ?? 1;
    factors[at + tilesAt + index] = Math.min(extent, within);
  }
}

function writeChildren(
  table: SplitTable,
  split: number,
  { fanOuts, fanOutsAt, held, heldAt, copies, copiesAt }: BoundColumns,
  factors: Float64Array,
  at: number,
): void {
  for (let index = 0; index < fanOuts.length; index++) {
    const fanOut = fanOuts[index];
    if (fanOut === undefined) continue;
    const from = (split * table.levels + fanOut.level) * 3;
    factors[at + fanOutsAt + index] = table.bounds[from + (fanOut.axis === 'x' ? 1 : 2)] ?? 1;
  }
  for (let index = 0; index < held.length; index++) {
    factors[at + heldAt + index] = table.held[split * (table.levels + 1) + (held[index] ?? 0)] ?? 1;
  }
  if (isRelevant('outputs', table.dim)) return;
  for (let index = 0; index < copies.length; index++) {
    factors[at + copiesAt + index] = 1 / childrenBetween(table, split, 0, copies[index] ?? 0);
  }
}

/** One over the most rounds of the busiest instance, and the fewest. */
function writeRounds(
  table: SplitTable,
  split: number,
  { pairs, timed, roundShareAt, folded, fewestRoundsAt }: BoundColumns,
  staying: Staying,
  factors: Float64Array,
  at: number,
): void {
  for (let index = 0; index < timed.length; index++) {
    const pair = timed[index] ?? 0;
    const { operand, child } = pairs[pair] ?? NO_PAIR;
    const stays = isRelevant(operand, table.dim) ? 0 : (staying[pair] ?? 0);
    factors[at + roundShareAt + index] = 1 / stayingSteps(table, split, child, ~stays);
  }
  for (let index = 0; index < folded.length; index++) {
    const pair = folded[index] ?? 0;
    const { operand, child } = pairs[pair] ?? NO_PAIR;
    const stays = isRelevant(operand, table.dim) ? 0 : (staying[pair] ?? 0);
    const tiles = ceilDiv(table.extent, table.inner[split * (table.levels + 1) + child] ?? 1);
    const free = stayingSteps(table, split, child, stays);
    const fewest = tiles / (free * childrenBetween(table, split, 0, child));
    factors[at + fewestRoundsAt + index] = Math.max(1, fewest);
  }
}

const NO_PAIR = { operand: 'weights', child: 0 } as const;

/** Steps of the temporal loops outside `child` at the levels whose bits are set. */
function stayingSteps(table: SplitTable, split: number, child: number, levels: number): number {
  let steps = 1;
  for (let level = 0; level < child; level++) {
    if ((levels >> level) % 2 !== 0) steps *= temporalBound(table, split, level);
  }
  return steps;
}
