/**
 * What a kernel sees of the place where it runs: `x` counts nests, `y` their pairs (operand, child level).
 *
 * Kernels are the functions that gpu.js compiles. They are plain functions over flat numbers: called directly they run
 * in float64. gpu.js cannot compile `??`, casts, array arguments of helper functions, or `--` of a number that does not
 * start as a literal, and it wants every local name of a kernel to be unique. Hence `!` on indices in these files alone:
 * it leaves no trace in the compiled code.
 */
export interface KernelThread {
  readonly thread: { readonly x: number; readonly y: number };
}
