import type { LoopDim } from './dims.ts';

/** The three operands of a layer. Partial sums are outputs that are not finished yet. */
export const OPERANDS = ['weights', 'inputs', 'outputs'] as const;
export type Operand = (typeof OPERANDS)[number];

/**
 * The loop dimensions that select an element of each operand: its relevant dimensions.
 *
 * Every dimension but G is irrelevant to exactly one operand, which is what makes re-use possible.
 * The input row is a sum (P·stride + R·dilation), and so is the input column (Q, S).
 */
export const RELEVANT_DIMS: Readonly<Record<Operand, readonly LoopDim[]>> = {
  weights: ['G', 'K', 'C', 'R', 'S'],
  inputs: ['N', 'G', 'C', 'P', 'Q', 'R', 'S'],
  outputs: ['N', 'G', 'K', 'P', 'Q'],
};

/** The dimensions that are summed over: several of their iterations update one output. */
export const REDUCTION_DIMS: readonly LoopDim[] = ['C', 'R', 'S'];

export function isRelevant(operand: Operand, dim: LoopDim): boolean {
  return RELEVANT_DIMS[operand].includes(dim);
}
