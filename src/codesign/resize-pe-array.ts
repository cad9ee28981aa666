import type { Accelerator, ArrayTiming } from '../accelerator/accelerator.ts';
import type { Grid, MemoryLevel } from '../accelerator/memory-level.ts';

/**
 * The same accelerator with another PE array.
 *
 * What belongs to the array follows it: a side of a memory's grid that equals the array's side (register files in the
 * PEs, buffers along one edge), a skew of rows + columns − 2 and a preload of one cycle per row (systolic arrays).
 */
export function resizePeArray(accelerator: Accelerator, size: Partial<Grid>): Accelerator {
  const from = accelerator.peArray;
  const to = { ...from, ...size };
  return {
    ...accelerator,
    peArray: to,
    arrayTiming: followTiming(accelerator.arrayTiming, from, to),
    memories: accelerator.memories.map((memory) => followGrid(memory, from, to)),
  };
}

function followGrid(memory: MemoryLevel, from: Grid, to: Grid): MemoryLevel {
  const follow = (side: number, old: number, now: number) => (old > 1 && side === old ? now : side);
  return {
    ...memory,
    grid: {
      rows: follow(memory.grid.rows, from.rows, to.rows),
      columns: follow(memory.grid.columns, from.columns, to.columns),
    },
  };
}

function followTiming(timing: ArrayTiming, from: Grid, to: Grid): ArrayTiming {
  const skewOf = ({ rows, columns }: Grid) => rows + columns - 2;
  return {
    ...timing,
    skewCycles: timing.skewCycles === skewOf(from) ? skewOf(to) : timing.skewCycles,
    preloadCycles: timing.preloadCycles === from.rows ? to.rows : timing.preloadCycles,
  };
}
