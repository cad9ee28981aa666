import { distinctOffsets, isRelevantDim } from './formulas.ts';
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
 * @param walks   rows of `nestWalkLength(levels)` numbers (`nest-walks.ts`)
 * @param pairs   operand, child and parent of each pair (`nest-pairs.ts`)
 * @param levels  memory levels of every nest
 */
export function nestSpread(
  this: KernelThread,
  nests: ArrayLike<number>,
  walks: ArrayLike<number>,
  pairs: ArrayLike<number>,
  levels: number,
): NestSpread {
  const nest = this.thread.x;
  const pair = this.thread.y * 3;
  const operand = pairs[pair]!;
  const child = pairs[pair + 1]!;
  const layerAt = nest * (24 + 24 * levels);
  const tilesAt = layerAt + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const heldAt = nest * (33 + 41 * levels) + (2 * (levels + 1) + child) * 8;
  let instances = 1;
  let copies = 1;
  let windowShare = 1;
  for (let dim = 0; dim < 8; dim++) {
    if (nests[layerAt + dim]! > 1.5) {
      const held = walks[heldAt + dim]!;
      instances *= held;
      if (isRelevantDim(operand, dim) < 0.5) copies *= held;
    }
  }
  for (let level = pairs[pair + 2]!; level < child && operand === 1; level += 1) {
    for (let dim = 4; dim < 6; dim++) {
      const at = level * 8 + dim;
      const children = nests[spatialAt + at]!;
      const taps = nests[spatialAt + at + 2]!;
      if (nests[layerAt + dim]! > 1.5 && children > 1.5 && taps > 1.5) {
        const outputMove = nests[layerAt + 8 + dim]! * nests[tilesAt + at + 8]!;
        const tapMove = nests[layerAt + 10 + dim]! * nests[tilesAt + at + 10]!;
        windowShare *= distinctOffsets(children, outputMove, taps, tapMove) / (children * taps);
      }
    }
  }
  return [instances, copies, windowShare];
}
