/**
 * Rounds a quotient up to a whole number, without the error that `Math.ceil(a / b)` makes in float32.
 *
 * @param numerator    whole number, 0 … 10^6
 * @param denominator  whole number, 1 … 10^6
 * @returns            ⌈numerator / denominator⌉
 *
 * In float32 `a / b` can round up past a whole number, and `Math.ceil` then adds a whole tile. Half a unit of slack
 * keeps the floor exact for both precisions (docs/model.md, "Rounding"). Kernel subset: compiled by gpu.js as it is.
 */
export function ceilDiv(numerator: number, denominator: number): number {
  return Math.floor((numerator + denominator - 0.5) / denominator);
}
