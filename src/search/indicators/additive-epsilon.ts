/**
 * Additive epsilon: the least amount by which every found point must be improved in all objectives for the set to cover
 * the reference set (Zitzler et al. 2003).
 *
 * @returns  in the objectives' units, which should be alike; ≤ 0 where the set covers the reference already
 */
export function additiveEpsilon(
  points: readonly (readonly number[])[],
  referenceSet: readonly (readonly number[])[],
): number {
  let worst = Number.NEGATIVE_INFINITY;
  for (const wanted of referenceSet) {
    let best = Number.POSITIVE_INFINITY;
    for (const found of points) best = Math.min(best, greatestExcess(found, wanted));
    worst = Math.max(worst, best);
  }
  return worst;
}

function greatestExcess(found: readonly number[], wanted: readonly number[]): number {
  let excess = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < wanted.length; i++) {
    excess = Math.max(excess, (found[i] ?? 0) - (wanted[i] ?? 0));
  }
  return excess;
}
