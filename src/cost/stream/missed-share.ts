import { isRelevant, type Operand } from '../../workload/operand.ts';
import { missRate } from './miss-rate.ts';
import type { PerDim, StreamNest } from './stream-nest.ts';
import { type ElementBytes, tileBytes } from './tile-moves.ts';

/**
 * Share of an operand's lines that a cache no longer holds when a tile of it is moved again.
 *
 * A tile moves again in every further step of a loop that does not select other elements of it. In between everything
 * moves that one step of this loop touches; what of it a cache loses, see `missRate`. What does not move again within the
 * layer was last touched a whole layer ago.
 *
 * @param cacheBytes  capacity
 */
export function missedShare(
  operand: Operand,
  nest: StreamNest,
  elementBytes: ElementBytes,
  cacheBytes: number,
): number {
  const lost = (extents: PerDim) => missRate(tileBytes(extents, nest, elementBytes) / cacheBytes);
  let inside = nest.tile;
  let remaining = 1;
  let missed = 0;
  for (const { dim, bound } of nest.loops.toReversed()) {
    if (!isRelevant(operand, dim)) {
      missed += ((remaining * (bound - 1)) / bound) * lost(inside);
      remaining /= bound;
    }
    inside = { ...inside, [dim]: nest.extents[dim] };
  }
  return missed + remaining * lost(nest.extents);
}
