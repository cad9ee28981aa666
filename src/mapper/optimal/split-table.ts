import { lastExtentAfterLoop, tilesAfterLoop } from '../../cost/formulas.ts';
import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import { dimSplits } from './dim-splits.ts';
import type { Mapspace } from './mapspace.ts';

/** Ways to split one dimension over the loops of a nest, with what follows from each. Levels outermost first. */
export interface SplitTable {
  readonly dim: LoopDim;
  /** Place of the dimension in `LOOP_DIMS`. */
  readonly place: number;
  readonly extent: number;
  readonly levels: number;
  readonly count: number;
  /** Of split s at level l: the temporal bound and the children along x and y at [(s · levels + l) · 3]. */
  readonly bounds: Int32Array;
  /** Levels that have a temporal loop, a bit each. */
  readonly loops: Int32Array;
  /** Of split s: its extent inside one instance of level l at [s · (levels + 1) + l]; 1 at the PEs. */
  readonly inner: Float64Array;
  /** Of split s: its children over the fan-outs of all levels outside l at [s · (levels + 1) + l]. */
  readonly children: Float64Array;
  /** Of split s: those of them that ever hold work, at the same place: fewer where last tiles are small. */
  readonly held: Float64Array;
  /** Steps in time, as `computeCycles` counts them. */
  readonly steps: Float64Array;
}

/** All splits of a dimension that a mapspace allows. */
export function splitTable(
  dim: LoopDim,
  extent: number,
  { levels: spaces, tiling }: Mapspace,
): SplitTable {
  const place = LOOP_DIMS.indexOf(dim);
  const allowed = spaces.map(({ temporal }) => temporal.includes(dim));
  const { count, levels, bounds } = dimSplits(extent, place, spaces, allowed, tiling);
  const width = levels + 1;
  const loops = new Int32Array(count);
  const inner = new Float64Array(count * width).fill(1);
  const children = new Float64Array(count * width).fill(1);
  const held = new Float64Array(count * width).fill(1);
  const steps = new Float64Array(count);
  for (let split = 0; split < count; split++) {
    for (let level = levels - 1; level >= 0; level--) {
      const from = (split * levels + level) * 3;
      const temporal = bounds[from] ?? 1;
      const spread = (bounds[from + 1] ?? 1) * (bounds[from + 2] ?? 1);
      const at = split * width + level;
      inner[at] = (inner[at + 1] ?? 1) * temporal * spread;
      if (temporal > 1) loops[split] = (loops[split] ?? 0) | (1 << level);
    }
    for (let level = 0; level < levels; level++) {
      const from = (split * levels + level) * 3;
      const at = split * width + level;
      children[at + 1] = (children[at] ?? 1) * (bounds[from + 1] ?? 1) * (bounds[from + 2] ?? 1);
    }
  }
  const table = { dim, place, extent, levels, count, bounds, loops, inner, children, held, steps };
  for (let split = 0; split < count; split++) {
    steps[split] = stepsOf(table, split);
    writeHeld(table, split);
  }
  return table;
}

/** Temporal bound of a split at a level. */
export function temporalBound({ bounds, levels }: SplitTable, split: number, level: number) {
  return bounds[(split * levels + level) * 3] ?? 1;
}

/** Children of a split over the fan-outs of the levels from `outer` up to, not including, `inner`. */
export function childrenBetween(
  { children, levels }: SplitTable,
  split: number,
  outer: number,
  inner: number,
): number {
  const at = split * (levels + 1);
  return (children[at + inner] ?? 1) / (children[at + outer] ?? 1);
}

function stepsOf(table: SplitTable, split: number): number {
  const { extent, levels, inner } = table;
  let tiles = 1;
  let last = extent;
  for (let level = 0; level < levels; level++) {
    const within = inner[split * (levels + 1) + level + 1] ?? 1;
    const step = within * childrenBetween(table, split, level, level + 1);
    tiles = tilesAfterLoop(tiles, last, temporalBound(table, split, level), step);
    last = Math.min(lastExtentAfterLoop(last, step), within);
  }
  return tiles;
}

/** Counts the children that hold work, as `nest-walks.ts` does. */
function writeHeld(table: SplitTable, split: number): void {
  const { extent, levels, inner, held } = table;
  let count = 1;
  let last = extent;
  for (let level = 0; level < levels; level++) {
    const at = split * (levels + 1) + level + 1;
    const within = inner[at] ?? 1;
    const children = childrenBetween(table, split, level, level + 1);
    last = Math.min(last, children * within);
    count = tilesAfterLoop(count, last, children, within);
    last = lastExtentAfterLoop(last, within);
    held[at] = count;
  }
}
