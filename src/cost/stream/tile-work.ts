import type { InstructionTiming } from '../../accelerator/tile-stream.ts';
import { ceilDiv } from '../../base/ceil-div.ts';
import type { PerDim } from './stream-nest.ts';

/** What feeds a weight-stationary array. */
export interface ArrayFeed {
  readonly instructions: InstructionTiming;
  /** Rows that one instruction serves at most: those of the array. */
  readonly rows: number;
  /** Cycles to load the weights of a fold. */
  readonly preloadCycles: number;
}

/**
 * Cycles that the array works on one tile.
 *
 * A fold keeps one set of weights in the array; the output positions of the tile stream past it, in instructions of at
 * most `rows` neighbouring positions. The weights of the next fold load beside the last instruction, which then takes as
 * long as the preload. Where instructions are short, their issue sets the pace.
 *
 * @param extents    of the tile
 * @param spatial    what the array does at the same time
 * @param neighbour  dimension whose positions lie side by side: Q, or P where there are no columns
 */
export function tileWorkCycles(
  extents: PerDim,
  spatial: PerDim,
  neighbour: 'P' | 'Q',
  { instructions, rows, preloadCycles }: ArrayFeed,
): number {
  const steps = (dim: keyof PerDim) => ceilDiv(extents[dim], spatial[dim]);
  const folds = steps('G') * steps('K') * steps('C') * steps('R') * steps('S');
  const line = steps(neighbour);
  const lines = steps('N') * steps(neighbour === 'Q' ? 'P' : 'Q');
  const rest = line % rows;
  const short = rest === 0 ? 0 : Math.max(rest, instructions.leastCycles);
  const last = rest === 0 ? Math.max(rows, instructions.leastCycles) : short;
  const whole = Math.floor(line / rows) * Math.max(rows, instructions.leastCycles);
  const busy = lines * (whole + short) - last + Math.max(last, preloadCycles);
  const issued = lines * ceilDiv(line, rows) * instructions.issueCycles;
  return folds * Math.max(busy, issued);
}
