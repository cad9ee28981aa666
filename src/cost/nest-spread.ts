import { distinctOffsets, isRelevantDim, lastExtentAfterLoop, tilesAfterLoop } from './formulas.ts';
import type { KernelThread } from './kernel.ts';

/** Results of `nestSpread`, in this order. */
export type NestSpread = [instances: number, copies: number, windowShare: number];

/**
 * How the instances of a child level are spread over the array.
 *
 * - instances: those that hold work,
 * - copies: those that hold the same element of the operand, being spread along dimensions irrelevant to it,
 * - windowShare: different input tiles over all input tiles, where children spread along both dimensions of a window
 *   (P and R, or Q and S) start at the same offset p·stride + r·dilation and share a read, as on the diagonals of a
 *   row-stationary array; 1 for weights and outputs.
 *
 * @param nests   rows of `nestRowLength(levels)` numbers (`nest-columns.ts`)
 * @param pairs   operand, child and parent of each pair (`nest-pairs.ts`)
 * @param pairCount  pairs of every nest
 * @param levels  memory levels of every nest
 */
export function nestSpread(
  this: KernelThread,
  nests: ArrayLike<number>,
  pairs: ArrayLike<number>,
  pairCount: number,
  levels: number,
): NestSpread {
  const nest = Math.floor((this.thread.x + 0.5) / pairCount);
  const pair = (this.thread.x - nest * pairCount) * 3;
  const operand = pairs[pair]!;
  const child = pairs[pair + 1]!;
  const layerAt = nest * (24 + 24 * levels);
  const tilesAt = layerAt + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const parent = pairs[pair + 2]!;
  let instances = 1;
  let copies = 1;
  let windowShare = 1;
  for (let dim = 0; dim < 8; dim++) {
    let held = 1;
    const extent = nests[layerAt + dim]!;
    let last = extent;
    for (let level = 0; level < child && extent > 1.5; level++) {
      const at = level * 8 + dim;
      const inner = nests[tilesAt + at + 8]!;
      const children = nests[spatialAt + at]!;
      last = Math.min(last, children * inner);
      held = tilesAfterLoop(held, last, children, inner);
      last = lastExtentAfterLoop(last, inner);
      if (operand === 1 && (dim === 4 || dim === 5) && level > parent - 0.5) {
        const taps = nests[spatialAt + at + 2]!;
        const outputMove = nests[layerAt + 8 + dim]! * inner;
        const tapMove = nests[layerAt + 10 + dim]! * nests[tilesAt + at + 10]!;
        windowShare *= distinctOffsets(children, outputMove, taps, tapMove) / (children * taps);
      }
    }
    instances *= held;
    if (isRelevantDim(operand, dim) < 0.5) copies *= held;
  }
  return [instances, copies, windowShare];
}
