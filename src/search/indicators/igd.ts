/**
 * Inverted generational distance: how far, on average, the reference set's points are from the nearest found one.
 *
 * @param points        found, all objectives minimised
 * @param referenceSet  sample of the true front
 * @returns             mean Euclidean distance in objective space; Infinity for no points
 *
 * Not compliant with dominance: a dominated set can score better. Prefer `igdPlus`. Source: Coello and Reyes 2004.
 */
export function igd(
  points: readonly (readonly number[])[],
  referenceSet: readonly (readonly number[])[],
): number {
  return meanNearest(points, referenceSet, (found, wanted) => (found - wanted) ** 2);
}

/** As `igd`, counting only the objectives in which a point is worse than the reference (Ishibuchi et al. 2015). */
export function igdPlus(
  points: readonly (readonly number[])[],
  referenceSet: readonly (readonly number[])[],
): number {
  return meanNearest(points, referenceSet, (found, wanted) => Math.max(0, found - wanted) ** 2);
}

function meanNearest(
  points: readonly (readonly number[])[],
  referenceSet: readonly (readonly number[])[],
  term: (found: number, wanted: number) => number,
): number {
  if (referenceSet.length === 0) throw new RangeError('The reference set holds no point');
  let sum = 0;
  for (const wanted of referenceSet) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const found of points) {
      let squared = 0;
      for (let i = 0; i < wanted.length; i++) squared += term(found[i] ?? 0, wanted[i] ?? 0);
      if (squared < nearest) nearest = squared;
    }
    sum += Math.sqrt(nearest);
  }
  return sum / referenceSet.length;
}
