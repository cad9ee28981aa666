import type { LoopDim } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import type { Operand } from '../../workload/operand.ts';

/** Timeloop's letters for ours: its R and P run along the columns, its S and Q along the rows; M makes output channels. */
export const TIMELOOP_LETTERS: Readonly<Record<LoopDim, string>> = {
  N: 'N',
  G: 'G',
  K: 'M',
  C: 'C',
  P: 'Q',
  Q: 'P',
  R: 'S',
  S: 'R',
};

/** Without windows, P alone counts rows. */
const PRODUCT_LETTERS: Readonly<Record<LoopDim, string>> = { ...TIMELOOP_LETTERS, P: 'P', Q: 'Q' };

export const TENSOR_NAMES: Readonly<Record<Operand, string>> = {
  weights: 'Weights',
  inputs: 'Inputs',
  outputs: 'Outputs',
};

/** The letters of a layer's problem and its mapping. */
export function lettersOf({ operator, extents }: Layer): Readonly<Record<LoopDim, string>> {
  return operator === 'gemm' && extents.Q === 1 ? PRODUCT_LETTERS : TIMELOOP_LETTERS;
}
