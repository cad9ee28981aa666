import { ceilDiv } from '../base/ceil-div.ts';

/**
 * The arithmetic of the cost model, as functions over numbers. Called directly they run in float64 and are the
 * authority; gpu.js compiles the same functions for float32 batches. Kernel subset: function declarations, no
 * closures, no arrays, no `??`; every rounding goes through `ceilDiv`. Equations: docs/model.md.
 */

/**
 * Tiles that one dimension is cut into, after one more loop is counted.
 *
 * @param tiles       tiles before the loop; all have the full extent but the last one
 * @param lastExtent  extent of the last tile before the loop
 * @param bound       steps of the loop in a full tile
 * @param tileExtent  extent of one step
 */
export function tilesAfterLoop(
  tiles: number,
  lastExtent: number,
  bound: number,
  tileExtent: number,
): number {
  return (tiles - 1) * bound + ceilDiv(lastExtent, tileExtent);
}

/** Extent of the last tile after a loop whose steps are all counted; the others have `tileExtent`. */
export function lastExtentAfterLoop(lastExtent: number, tileExtent: number): number {
  return lastExtent - (ceilDiv(lastExtent, tileExtent) - 1) * tileExtent;
}

/**
 * 1 where a dimension selects elements of an operand, else 0: `RELEVANT_DIMS` for kernels.
 *
 * @param operand  0 weights, 1 inputs, 2 outputs
 * @param dim      index into `LOOP_DIMS` (N, G, K, C, P, Q, R, S)
 */
export function isRelevantDim(operand: number, dim: number): number {
  if (operand === 0) return dim === 0 || dim === 4 || dim === 5 ? 0 : 1;
  if (operand === 1) return dim === 2 ? 0 : 1;
  return dim === 3 || dim === 6 || dim === 7 ? 0 : 1;
}

/**
 * Greatest common divisor of two whole numbers ≥ 1 (Euclid), with a remainder that is exact in float32.
 */
export function greatestCommonDivisor(a: number, b: number): number {
  let larger = a;
  let smaller = b;
  for (let i = 0; i < 32 && smaller > 0.5; i++) {
    const remainder = larger - smaller * Math.floor((larger + 0.5) / smaller);
    larger = smaller;
    smaller = remainder;
  }
  return larger;
}

/**
 * Distinct input offsets among children that are spread along both dimensions of a sliding window.
 *
 * @param outputs     children along the output dimension
 * @param outputStep  input offset between two of them
 * @param taps        children along the filter dimension
 * @param tapStep     input offset between two of them
 * @returns           number of different values of i·outputStep + j·tapStep; children with equal ones share a read
 *
 * (i, j) and (i + tapStep/g, j − outputStep/g) coincide, g the greatest common divisor.
 */
export function distinctOffsets(
  outputs: number,
  outputStep: number,
  taps: number,
  tapStep: number,
): number {
  const divisor = greatestCommonDivisor(outputStep, tapStep);
  const repeatedOutputs = Math.max(0, outputs - tapStep / divisor);
  const repeatedTaps = Math.max(0, taps - outputStep / divisor);
  return outputs * taps - repeatedOutputs * repeatedTaps;
}

/** Whole row accesses that `elements` elements need when `elementsPerRow` of them share a row. */
export function rowAccesses(elements: number, elementsPerRow: number): number {
  return Math.ceil(elements / elementsPerRow - 1e-9);
}

/** Cycles to move `bits` at a bandwidth; 0 bits per cycle stands for a port that is never the limit. */
export function transferCycles(bits: number, bitsPerCycle: number): number {
  return bitsPerCycle > 0 ? bits / bitsPerCycle : 0;
}

/**
 * Cycles of a double-buffered transfer that no work hides.
 *
 * n tiles of transfer t and work w take t + (n − 1)·max(t, w) + w cycles; the steady state n·max(t, w) leaves the
 * smaller of one transfer and one tile's work.
 *
 * @param transfer  cycles to move one tile
 * @param work      cycles of work on all tiles
 * @param rounds    tiles, ≥ 1
 */
export function exposedCycles(transfer: number, work: number, rounds: number): number {
  return Math.min(transfer, work / rounds);
}

/**
 * Whole cycles of a layer whose steps a port slows down.
 *
 * @param computeCycles  steps of the loop nest
 * @param bitsPerStep    what each step asks of the port, mean
 * @param bitsPerCycle   what the port gives
 *
 * Asked in this order of operations, as Timeloop asks it, whose last bit can round up to one cycle more.
 */
export function pacedCycles(
  computeCycles: number,
  bitsPerStep: number,
  bitsPerCycle: number,
): number {
  const pace = Math.min(1, bitsPerCycle / bitsPerStep);
  return Math.ceil(computeCycles / pace);
}
