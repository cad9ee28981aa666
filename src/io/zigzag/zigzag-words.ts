import type { LoopDim } from '../../workload/dims.ts';
import type { Operand } from '../../workload/operand.ts';

/** ZigZag's names of what a memory holds. */
export type MemoryOperand = 'I1' | 'I2' | 'O';

/** Which of our operands each of ZigZag's memory operands stands for. */
export type OperandLinks = Readonly<Record<MemoryOperand, Operand>>;

/** ZigZag's own, where a mapping says nothing. */
export const DEFAULT_LINKS: OperandLinks = { I1: 'inputs', I2: 'weights', O: 'outputs' };

/** Loops of a convolution. Y is height: OY and FY are rows. */
export const CONV_LETTERS: Readonly<Record<string, LoopDim>> = {
  B: 'N',
  G: 'G',
  K: 'K',
  C: 'C',
  OY: 'P',
  OX: 'Q',
  FY: 'R',
  FX: 'S',
};

/** Loops of O[d][k] = I[d][c] * W[c][k]. */
export const GEMM_LETTERS: Readonly<Record<string, LoopDim>> = { B: 'N', D: 'P', K: 'K', C: 'C' };
