/** A systolic array whose weights come from DRAM, tile after tile, as the TPU's do. */
export interface WeightStreamingArray {
  readonly rows: number;
  readonly columns: number;
  readonly clockMHz: number;
  readonly weightBytes: number;
  readonly dramGBPerS: number;
}

/** What is multiplied with each tile of weights. */
export interface WeightTileWork {
  /** Rows of inputs for each tile. */
  readonly batch: number;
  /** Cycles that a row takes: two where inputs have twice the width of a multiplier. */
  readonly cyclesPerRow: number;
  /** Share of a tile that holds weights; the rest pads matrices that the array does not divide. */
  readonly filledShare: number;
}

/**
 * Cycles between two tiles of weights: the next one is fetched, and shifted in row by row, while the array works on this one,
 * so the slowest of the three sets the pace.
 *
 * Source: N. Jouppi et al., ISCA 2017, sections 2 and 4 (double-buffered weights, a FIFO of four tiles).
 */
export function weightTileCycles(
  { rows, columns, clockMHz, weightBytes, dramGBPerS }: WeightStreamingArray,
  { batch, cyclesPerRow }: WeightTileWork,
): number {
  const fetching = ((rows * columns * weightBytes) / (dramGBPerS * 1e9)) * clockMHz * 1e6;
  return Math.max(fetching, batch * cyclesPerRow, rows);
}

/** Useful operations per second, in units of 10^12; two for a multiply-accumulate. */
export function streamedTeraops(array: WeightStreamingArray, work: WeightTileWork): number {
  const useful = 2 * work.batch * array.rows * array.columns * work.filledShare;
  return (useful / weightTileCycles(array, work)) * array.clockMHz * 1e-6;
}
