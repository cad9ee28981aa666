import { ceilDiv } from '../base/ceil-div.ts';

/**
 * The bound of at most `limit` that cuts `extent` into as few steps as `limit` does, with the least waste:
 * 27 on 14 children takes 2 steps, and 14 children still; 9 on 8 takes 2 steps, so 5 children are enough.
 */
export function balancedBound(extent: number, limit: number): number {
  const widest = Math.max(1, Math.min(extent, limit));
  return ceilDiv(extent, ceilDiv(extent, widest));
}
