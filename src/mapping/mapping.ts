import type { LoopDim } from '../workload/dims.ts';
import type { Operand } from '../workload/operand.ts';

/** A temporal loop: `bound` steps along `dim`. A bound need not divide its dimension; the last tile is smaller. */
export interface Loop {
  readonly dim: LoopDim;
  readonly bound: number;
}

/** A direction of the grid of instances: x along a row (its columns), y along a column (its rows). */
export const AXES = ['x', 'y'] as const;
export type Axis = (typeof AXES)[number];

/** A loop whose steps run at the same time on neighbouring children. */
export interface SpatialLoop extends Loop {
  readonly axis: Axis;
}

/** The part of the loop nest that one memory level owns. */
export interface MappingLevel {
  /** Name of the memory level. */
  readonly memory: string;
  /** Operands that stay here; the others pass by. */
  readonly keeps: readonly Operand[];
  /** Outermost first. */
  readonly temporal: readonly Loop[];
  /** Fan-out from one instance of this level to the next inner level (or to the PEs), outermost first. */
  readonly spatial: readonly SpatialLoop[];
}

/** A loop nest for one layer on one accelerator: one entry per memory level, outermost (DRAM) first. */
export interface Mapping {
  readonly levels: readonly MappingLevel[];
}
