import type { Operand } from '../workload/operand.ts';
import type { PrecisionBits } from '../workload/precision.ts';
import type { Grid, MemoryLevel } from './memory-level.ts';
import type { TileStream } from './tile-stream.ts';
import type { FanOutWiring } from './wiring.ts';

/** How an array that works in folds (a systolic array) pays for its skew and for loading the stationary operand. */
export interface ArrayTiming {
  /** Cycles until the last PE has its first operands: rows + columns − 2 for a systolic array, 0 for buses. */
  readonly skewCycles: number;
  /** Cycles to load the stationary operand into the array before a fold can start; 0 where that is hidden. */
  readonly preloadCycles: number;
  /**
   * The operand that stays in the array during a fold; each time it is replaced the preload is paid. Null where folds
   * follow each other without a gap, and the preload is paid once a layer.
   */
  readonly foldOperand: Operand | null;
  /** Whether the array empties between two folds, so that the skew is paid in each of them and not once a layer. */
  readonly drainsBetweenFolds: boolean;
}

/** The FPGA that an engine is built on, and the share of it that a design may use. */
export interface FpgaTarget {
  /** Name of a device in `accelerators/fpga/`. */
  readonly device: string;
  /** Largest usable share of each resource, 0 … 1. */
  readonly maxUtilization: number;
}

/** A spatial accelerator: a PE array below a hierarchy of memories. */
export interface Accelerator {
  readonly name: string;
  readonly title: string;
  /** Paper or document that the numbers are from. */
  readonly source: string;
  readonly clockMHz: number;
  /** Name of a cost table in `accelerators/technology/`. */
  readonly technology: string;
  /** Widths that the datapath works at, unless a layer states its own. */
  readonly precisionBits: PrecisionBits;
  /** Grid of PEs; each does one multiply-accumulate per cycle. */
  readonly peArray: Grid;
  readonly arrayTiming: ArrayTiming;
  /**
   * Energy of the clock network and the control for one PE and cycle; PEs without work are clock-gated. Left out where
   * it is not known, and then counted as none.
   */
  readonly clockPjPerPeCycle?: number;
  /** Outermost (DRAM) first, as a loop nest is read. */
  readonly memories: readonly MemoryLevel[];
  /** Names of the dataflows that the array supports; the mapper tries each. */
  readonly dataflows: readonly string[];
  readonly fpga: FpgaTarget | null;
  /** Left out where transfers are timed by their bits alone. */
  readonly tileStream?: TileStream;
  /** Wires below each memory, outermost first; left out where any loop may spread along any axis. */
  readonly wiring?: readonly FanOutWiring[];
}

export function peCount(accelerator: Accelerator): number {
  return accelerator.peArray.rows * accelerator.peArray.columns;
}
