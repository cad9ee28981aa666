import type { LoopDim } from '../workload/dims.ts';

/** A loop that the wires of a fan-out carry: its steps may run on neighbouring children. */
export interface Wire {
  readonly dim: LoopDim;
  /** Most children along the dimension in this fan-out. */
  readonly atMost: number;
}

/**
 * The loops that may run side by side on the children of one memory level: along a row (x) and along a column (y). Loops
 * that are not named have no wires there. Where one array serves several directions of another tool on one axis, the sizes
 * of the grid still bound their product.
 */
export interface FanOutWiring {
  readonly x: readonly Wire[];
  readonly y: readonly Wire[];
}
