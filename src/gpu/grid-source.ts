import { ceilDiv } from '../base/ceil-div.ts';
import { isRelevantDim, lastExtentAfterLoop, tilesAfterLoop } from '../cost/formulas.ts';
import type { KernelThread } from '../cost/kernel.ts';
import { inlineHelpers } from './inline-helpers.ts';

/** A function that gpu.js can compile: `KernelThread` says what it sees of its thread. */
export type KernelFunction = (this: KernelThread, ...inputs: never[]) => unknown;

/**
 * The text of a kernel, with the helpers that it calls written into it.
 *
 * It runs on a grid of nests × pairs: the threads in lockstep (the lanes of a SIMD register, the threads of a warp) work
 * on the same pair of different nests, and so take the same branches.
 */
export function gridSource(kernel: KernelFunction): string {
  const helpers = [ceilDiv, tilesAfterLoop, lastExtentAfterLoop, isRelevantDim];
  return inlineHelpers(kernel.toString(), helpers);
}
