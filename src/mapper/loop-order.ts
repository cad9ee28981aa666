import type { LoopDim } from '../workload/dims.ts';
import type { Operand } from '../workload/operand.ts';

/**
 * Orders of the temporal loops of a level, outermost first, by the operand that stays while the inner loops run.
 *
 * Every dimension but G is irrelevant to exactly one operand. Which operand's irrelevant loops stand innermost decides
 * what is re-used; the order among the others does not (docs/mapper.md).
 */
export const LOOP_ORDERS: Readonly<Record<Operand, readonly LoopDim[]>> = {
  weights: ['G', 'K', 'C', 'R', 'S', 'N', 'P', 'Q'],
  inputs: ['G', 'N', 'C', 'R', 'S', 'P', 'Q', 'K'],
  outputs: ['G', 'N', 'K', 'P', 'Q', 'C', 'R', 'S'],
};
