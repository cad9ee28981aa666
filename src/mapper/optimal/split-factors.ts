import { ceilDiv } from '../../base/ceil-div.ts';
import { distinctOffsets, lastExtentAfterLoop, tilesAfterLoop } from '../../cost/formulas.ts';
import type { NestPair } from '../../cost/nest-pairs.ts';
import type { LoopDim } from '../../workload/dims.ts';
import { windowLength } from '../../workload/footprint.ts';
import { isRelevant } from '../../workload/operand.ts';
import type { BoundColumns } from './bound-columns.ts';
import type { DimSplits } from './dim-splits.ts';
import type { SplitGroup } from './split-options.ts';

/** One split of one dimension: its bounds start at `at`. */
export interface SplitPlace {
  readonly dim: LoopDim;
  readonly extent: number;
  readonly splits: DimSplits;
  readonly at: number;
}

/** By pair: which levels let the operand stay (`stayingLevels`). */
export type Staying = readonly (readonly number[])[];

/**
 * Multiplies the factors of one dimension into a row of columns. None is larger than what the cost model counts.
 *
 * @param isWindow  the dimension moves a window over the inputs, which `multiplyWindow` counts
 */
export function multiplySplit(
  place: SplitPlace,
  columns: BoundColumns,
  staying: Staying,
  isWindow: boolean,
  row: Float64Array,
  rowAt: number,
): void {
  const { dim, extent } = place;
  const inner = innerExtents(place);
  const depth = place.splits.levels;
  columns.pairs.forEach(({ operand, child, parent }, pair) => {
    const at = rowAt + pair * 2;
    if (isRelevant(operand, dim)) {
      if (isWindow && operand === 'inputs') return;
      multiply(row, at, extent);
      multiply(row, at + 1, extent);
      return;
    }
    let free = 1;
    for (let level = 0; level < child; level++) {
      if (staying[pair]?.[level] === 1) free *= temporalBound(place, level);
    }
    const visits = Math.max(1, ceilDiv(extent, inner[child] ?? 1) / free);
    multiply(row, at, visits);
    multiply(row, at + 1, visits / Math.min(visits, childrenBetween(place, parent, child)));
  });
  columns.tiles.forEach(({ level, operand }, index) => {
    if (!isRelevant(operand, dim) || (isWindow && operand === 'inputs')) return;
    multiply(row, rowAt + columns.tilesAt + index, Math.min(extent, inner[level] ?? 1));
  });
  columns.fanOuts.forEach(({ level, axis }, index) => {
    const bound = place.splits.bounds[place.at + level * 3 + (axis === 'x' ? 1 : 2)] ?? 1;
    multiply(row, rowAt + columns.fanOutsAt + index, bound);
  });
  columns.copies.forEach((level, index) => {
    if (isRelevant('outputs', dim)) return;
    multiply(row, rowAt + columns.copiesAt + index, 1 / childrenBetween(place, 0, level));
  });
  multiply(row, rowAt + columns.stepsAt, stepsOf(place, inner, depth));
  multiplyRounds(place, columns, staying, inner, row, rowAt);
}

/** One over the most rounds of the busiest instance, and the fewest. */
function multiplyRounds(
  place: SplitPlace,
  columns: BoundColumns,
  staying: Staying,
  inner: readonly number[],
  row: Float64Array,
  rowAt: number,
): void {
  columns.timed.forEach((pair, index) => {
    multiply(row, rowAt + columns.roundShareAt + index, 1 / roundsOf(pair).most);
  });
  columns.folded.forEach((pair, index) => {
    multiply(row, rowAt + columns.fewestRoundsAt + index, roundsOf(pair).fewest);
  });

  function roundsOf(pair: number) {
    const { operand, child } = columns.pairs[pair] ?? NO_PAIR;
    const isSeen = isRelevant(operand, place.dim);
    let most = 1;
    let free = 1;
    for (let level = 0; level < child; level++) {
      const bound = temporalBound(place, level);
      if (!isSeen && staying[pair]?.[level] === 1) free *= bound;
      else most *= bound;
    }
    const tiles = ceilDiv(place.extent, inner[child] ?? 1);
    const fewest = Math.max(1, tiles / (free * childrenBetween(place, 0, child)));
    return { most, fewest };
  }
}

/** Writes what one instance moves in one round, once what crosses each pair and its rounds are in the row. */
export function writeRoundTraffic(
  places: readonly SplitPlace[],
  columns: BoundColumns,
  row: Float64Array,
  rowAt: number,
): void {
  columns.timed.forEach((pair, index) => {
    const { parent } = columns.pairs[pair] ?? NO_PAIR;
    let moved = row[rowAt + pair * 2 + 1] ?? 0;
    for (const place of places) moved /= childrenBetween(place, 0, parent);
    const share = row[rowAt + columns.roundShareAt + index] ?? 1;
    row[rowAt + columns.roundTrafficAt + index] = moved * share;
  });
}

const NO_PAIR: NestPair = { operand: 'weights', child: 0, parent: 0 };

/**
 * Multiplies in what the inputs make of outputs and taps along one axis (P and R, or Q and S).
 *
 * Loads of a sliding window keep the overlap with the last position at every step at best; where both loops stand outside a
 * memory they may even keep everything (docs/mapper.md).
 */
export function multiplyWindow(
  outputs: SplitPlace,
  taps: SplitPlace,
  { stride, dilation }: SplitGroup,
  columns: BoundColumns,
  row: Float64Array,
  rowAt: number,
): void {
  const outputInner = innerExtents(outputs);
  const tapInner = innerExtents(taps);
  columns.pairs.forEach(({ operand, child, parent }, pair) => {
    if (operand !== 'inputs') return;
    const tile = Math.min(outputs.extent, outputInner[child] ?? 1);
    const tapTile = Math.min(taps.extent, tapInner[child] ?? 1);
    const outputTiles = ceilDiv(outputs.extent, tile);
    const tapTiles = ceilDiv(taps.extent, tapTile);
    const window = windowLength(tile, tapTile, stride, dilation);
    const all =
      stride * tapTiles * (outputs.extent - outputTiles) +
      outputTiles * (dilation * (taps.extent - tapTiles) + tapTiles);
    const isMemory = child < outputs.splits.levels;
    const kept = isMemory
      ? overlap(
          outputs,
          outputInner,
          taps,
          tapInner,
          child,
          stride,
          dilation,
          window,
          outputTiles,
          tapTiles,
        )
      : 0;
    const whole = windowLength(outputs.extent, taps.extent, stride, dilation);
    const loaded = kept < 0 ? Math.min(all, whole) : all - kept;
    const side = childrenBetween(outputs, parent, child);
    const tapSide = childrenBetween(taps, parent, child);
    const shared =
      side > 1 && tapSide > 1
        ? distinctOffsets(side, tile * stride, tapSide, tapTile * dilation) / (side * tapSide)
        : 1;
    multiply(row, rowAt + pair * 2, loaded);
    multiply(row, rowAt + pair * 2 + 1, loaded * shared);
  });
  columns.tiles.forEach(({ level, operand }, index) => {
    if (operand !== 'inputs') return;
    const tile = Math.min(outputs.extent, outputInner[level] ?? 1);
    const tapTile = Math.min(taps.extent, tapInner[level] ?? 1);
    multiply(row, rowAt + columns.tilesAt + index, windowLength(tile, tapTile, stride, dilation));
  });
}

/** Elements of the window that need no loading again at best; negative where both loops move it and all of it may stay. */
function overlap(
  outputs: SplitPlace,
  outputInner: readonly number[],
  taps: SplitPlace,
  tapInner: readonly number[],
  child: number,
  stride: number,
  dilation: number,
  window: number,
  outputTiles: number,
  tapTiles: number,
): number {
  const outputTurn = innermostLoop(outputs, child);
  const tapTurn = innermostLoop(taps, child);
  if (outputTurn < 0 && tapTurn < 0) return 0;
  if (outputTurn >= 0 && tapTurn >= 0) return -1;
  const [place, inner, turn, move] =
    outputTurn >= 0
      ? [outputs, outputInner, outputTurn, stride]
      : [taps, tapInner, tapTurn, dilation];
  const step = (inner[turn + 1] ?? 1) * childrenBetween(place, turn, turn + 1) * move;
  const tiles = outputTurn >= 0 ? outputTiles : tapTiles;
  const others = outputTurn >= 0 ? tapTiles : outputTiles;
  let temporal = 1;
  for (let level = 0; level < child; level++) temporal *= temporalBound(place, level);
  return others * (tiles - tiles / temporal) * Math.max(0, window - step);
}

function innermostLoop(place: SplitPlace, child: number): number {
  for (let level = child - 1; level >= 0; level--) {
    if (temporalBound(place, level) > 1) return level;
  }
  return -1;
}

/** Extent of the split inside one instance of each level, 1 at the PEs; last tiles may be smaller. */
function innerExtents({ splits, at }: SplitPlace): readonly number[] {
  const inner = new Array<number>(splits.levels + 1).fill(1);
  for (let level = splits.levels - 1; level >= 0; level--) {
    const start = at + level * 3;
    const bound = (offset: number) => splits.bounds[start + offset] ?? 1;
    inner[level] = (inner[level + 1] ?? 1) * bound(0) * bound(1) * bound(2);
  }
  return inner;
}

/** Steps in time of the loops of one dimension, as `computeCycles` counts them. */
function stepsOf(place: SplitPlace, inner: readonly number[], depth: number): number {
  let tiles = 1;
  let last = place.extent;
  for (let level = 0; level < depth; level++) {
    const within = inner[level + 1] ?? 1;
    const step = within * childrenBetween(place, level, level + 1);
    tiles = tilesAfterLoop(tiles, last, temporalBound(place, level), step);
    last = Math.min(lastExtentAfterLoop(last, step), within);
  }
  return tiles;
}

function temporalBound({ splits, at }: SplitPlace, level: number): number {
  return splits.bounds[at + level * 3] ?? 1;
}

/** Children along the dimension over the fan-outs of the levels from `outer` up to, not including, `inner`. */
function childrenBetween({ splits, at }: SplitPlace, outer: number, inner: number): number {
  let children = 1;
  for (let level = outer; level < inner && level < splits.levels; level++) {
    const start = at + level * 3;
    children *= (splits.bounds[start + 1] ?? 1) * (splits.bounds[start + 2] ?? 1);
  }
  return children;
}

function multiply(row: Float64Array, at: number, factor: number): void {
  row[at] = (row[at] ?? 1) * factor;
}
