import type { LoopDim } from '../workload/dims.ts';

/**
 * Dimensions that spread over an array: along its columns (x) and along its rows (y). The first of each that has more than
 * one step is always spread; the others fill what is left.
 */
export interface Spread {
  readonly x: readonly LoopDim[];
  readonly y: readonly LoopDim[];
  /** Most children along a dimension in one fan-out, where the wiring allows no more. */
  readonly atMost?: Partial<Readonly<Record<LoopDim, number>>>;
}

/** How an array works on a layer: which dimensions run side by side, and what stays in the register files. */
export interface Dataflow {
  readonly name: string;
  readonly title: string;
  /** The paper that names it, or whose array works so. */
  readonly source: string;
  /** Alternatives; the mapper tries each. */
  readonly spreads: readonly Spread[];
  /**
   * Dimensions whose loops run inside the register files, in the order in which their tiles grow. Those that are left
   * out stay outside.
   */
  readonly registerFileDims: readonly LoopDim[];
  /** Whether register files hold tiles at all. */
  readonly usesRegisterFiles: boolean;
}
