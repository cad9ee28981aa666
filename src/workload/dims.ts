/**
 * The eight loop dimensions of every layer, in Timeloop's letters plus G.
 *
 * N batch · G groups (or attention heads) · K output channels per group · C input channels per group ·
 * P, Q output height and width · R, S filter height and width. MACs = product of the extents.
 * A matrix product [m×k]·[k×n] is P = m, C = k, K = n. A depthwise convolution is G = channels, K = C = 1.
 */
export const LOOP_DIMS = ['N', 'G', 'K', 'C', 'P', 'Q', 'R', 'S'] as const;
export type LoopDim = (typeof LOOP_DIMS)[number];

/** A whole number ≥ 1 for each loop dimension. */
export type Extents = Readonly<Record<LoopDim, number>>;

/** Extents are exact in float32 up to here (docs/model.md, "Rounding"). */
export const MAX_EXTENT = 1_000_000;

export const UNIT_EXTENTS: Extents = { N: 1, G: 1, K: 1, C: 1, P: 1, Q: 1, R: 1, S: 1 };

/** The product of all extents: the number of multiply-accumulates of a dense layer. */
export function productOfExtents(extents: Extents): number {
  return LOOP_DIMS.reduce((product, dim) => product * extents[dim], 1);
}
