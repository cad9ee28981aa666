import { ceilDiv } from '../../base/ceil-div.ts';
import { distinctOffsets } from '../../cost/formulas.ts';
import { windowLength } from '../../workload/footprint.ts';
import type { BoundColumns } from './bound-columns.ts';
import { childrenBetween, type SplitTable, temporalBound } from './split-table.ts';

/** Outputs and taps that make one input axis: P and R, or Q and S. */
export interface WindowTables {
  readonly outputs: SplitTable;
  readonly taps: SplitTable;
  readonly stride: number;
  readonly dilation: number;
}

/**
 * Multiplies what the inputs make of one split of outputs and one of taps into the row at `at`.
 *
 * Loads of a sliding window keep the overlap with the last position at every step at best; where both loops stand outside a
 * memory they may even keep everything (docs/mapper.md).
 *
 * @returns  a hash of what decides how much overlap is kept, for all pairs: the loop that slides; where two may, their
 *           steps and the tile as well, as their order decides
 */
export function multiplyWindow(
  tables: WindowTables,
  output: number,
  tap: number,
  columns: BoundColumns,
  factors: Float64Array,
  at: number,
): number {
  const { outputs, taps, stride, dilation } = tables;
  const width = outputs.levels + 1;
  let slides = 0;
  for (let pair = 0; pair < columns.pairs.length; pair++) {
    const entry = columns.pairs[pair];
    if (entry === undefined || entry.operand !== 'inputs') continue;
    const { child, parent } = entry;
    const tile = Math.min(outputs.extent, outputs.inner[output * width + child] ?? 1);
    const tapTile = Math.min(taps.extent, taps.inner[tap * width + child] ?? 1);
    const outputTiles = ceilDiv(outputs.extent, tile);
    const tapTiles = ceilDiv(taps.extent, tapTile);
    const all =
      stride * tapTiles * (outputs.extent - outputTiles) +
      outputTiles * (dilation * (taps.extent - tapTiles) + tapTiles);
    let loaded = all;
    if (child < outputs.levels) {
      const slide = slideOf(tables, output, tap, child, tile, tapTile);
      slides = mixed(slides, slide);
      if (slide === 2 * outputs.levels + 2) {
        for (const [table, split] of [
          [outputs, output],
          [taps, tap],
        ] as const) {
          const turn = innermostLoop(table, split, child);
          slides = mixed(mixed(slides, turn), stepOf(table, split, turn));
        }
        slides = mixed(mixed(slides, tile), tapTile);
      }
      loaded = loadedElements(tables, output, tap, child, slide, all);
    }
    const shared = sharedChildren(tables, output, tap, child, parent, tile, tapTile);
    factors[at + pair * 2] = (factors[at + pair * 2] ?? 1) * loaded;
    factors[at + pair * 2 + 1] = (factors[at + pair * 2 + 1] ?? 1) * loaded * shared;
  }
  for (let index = 0; index < columns.tiles.length; index++) {
    const entry = columns.tiles[index];
    if (entry === undefined || entry.operand !== 'inputs') continue;
    const tile = Math.min(outputs.extent, outputs.inner[output * width + entry.level] ?? 1);
    const tapTile = Math.min(taps.extent, taps.inner[tap * width + entry.level] ?? 1);
    const column = at + columns.tilesAt + index;
    factors[column] = (factors[column] ?? 1) * windowLength(tile, tapTile, stride, dilation);
  }
  return slides;
}

/** One more number in a hash. */
function mixed(hash: number, value: number): number {
  return (Math.imul(hash ^ value, 0x9e3779b1) + 0x7f4a7c15) | 0;
}

/** Share of the children that read different elements. */
function sharedChildren(
  { outputs, taps, stride, dilation }: WindowTables,
  output: number,
  tap: number,
  child: number,
  parent: number,
  tile: number,
  tapTile: number,
): number {
  const side = childrenBetween(outputs, output, parent, child);
  const tapSide = childrenBetween(taps, tap, parent, child);
  if (side === 1 || tapSide === 1) return 1;
  return distinctOffsets(side, tile * stride, tapSide, tapTile * dilation) / (side * tapSide);
}

/** Which loop slides the tile of `child` and leaves an overlap: see `multiplyWindow`. */
function slideOf(
  { outputs, taps, stride, dilation }: WindowTables,
  output: number,
  tap: number,
  child: number,
  tile: number,
  tapTile: number,
): number {
  const outputTurn = innermostLoop(outputs, output, child);
  const tapTurn = innermostLoop(taps, tap, child);
  if (outputTurn < 0 && tapTurn < 0) return 0;
  if (outputTurn >= 0 && tapTurn >= 0) return 2 * outputs.levels + 2;
  const window = windowLength(tile, tapTile, stride, dilation);
  const isOutput = outputTurn >= 0;
  const step = isOutput
    ? stepOf(outputs, output, outputTurn) * stride
    : stepOf(taps, tap, tapTurn) * dilation;
  if (step >= window) return 0;
  return isOutput ? outputTurn + 1 : outputs.levels + tapTurn + 1;
}

/** Elements along the axis that are loaded into `child` at best. */
function loadedElements(
  { outputs, taps, stride, dilation }: WindowTables,
  output: number,
  tap: number,
  child: number,
  slide: number,
  all: number,
): number {
  const { levels } = outputs;
  if (slide === 0) return all;
  if (slide === 2 * levels + 2) {
    return Math.min(all, windowLength(outputs.extent, taps.extent, stride, dilation));
  }
  const width = levels + 1;
  const tile = Math.min(outputs.extent, outputs.inner[output * width + child] ?? 1);
  const tapTile = Math.min(taps.extent, taps.inner[tap * width + child] ?? 1);
  const isOutput = slide <= levels;
  const turn = isOutput ? slide - 1 : slide - levels - 1;
  const [table, split, move] = isOutput ? [outputs, output, stride] : [taps, tap, dilation];
  const tiles = isOutput ? ceilDiv(outputs.extent, tile) : ceilDiv(taps.extent, tapTile);
  let temporal = 1;
  for (let level = 0; level < child; level++) temporal *= temporalBound(table, split, level);
  const step = stepOf(table, split, turn) * move;
  const keptBeside = (other: number) => {
    const window = isOutput
      ? windowLength(tile, other, stride, dilation)
      : windowLength(other, tapTile, stride, dilation);
    return Math.max(0, window - step);
  };
  // The last tile of the dimension that does not slide may be smaller, and keep less.
  const [beside, besideTile] = isOutput ? [taps.extent, tapTile] : [outputs.extent, tile];
  const others = ceilDiv(beside, besideTile);
  const kept =
    (others - 1) * keptBeside(besideTile) + keptBeside(beside - (others - 1) * besideTile);
  return all - (tiles - tiles / temporal) * kept;
}

/** Extent that one step of a loop at a level moves on by. */
function stepOf(table: SplitTable, split: number, level: number): number {
  const inner = table.inner[split * (table.levels + 1) + level + 1] ?? 1;
  return inner * childrenBetween(table, split, level, level + 1);
}

function innermostLoop(table: SplitTable, split: number, child: number): number {
  for (let level = child - 1; level >= 0; level--) {
    if (temporalBound(table, split, level) > 1) return level;
  }
  return -1;
}
