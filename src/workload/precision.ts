/** Width in bits of one element of each operand; partial sums are outputs before their last update. */
export interface PrecisionBits {
  readonly weights: number;
  readonly inputs: number;
  readonly partialSums: number;
  readonly outputs: number;
}

/** The widths of a layer where it states them, and of the accelerator where it does not. */
export function resolvePrecision(
  native: PrecisionBits,
  ofLayer: Partial<PrecisionBits> | undefined,
): PrecisionBits {
  return { ...native, ...ofLayer };
}
