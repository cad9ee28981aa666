import { argsort } from '../argsort.ts';

/**
 * Spread Δ of a front of two objectives (Deb et al. 2002): how unevenly the points lie along it and how far its ends are
 * from the true ones; 0 is even and complete. Points are taken as they are: pass a non-dominated set.
 *
 * @param front     two objectives each
 * @param extremes  the true front's ends: least first objective, least second objective
 * @returns         dimensionless, ≥ 0; 1 for a single point
 */
export function spread(
  front: readonly (readonly number[])[],
  extremes: readonly [readonly number[], readonly number[]],
): number {
  if (front.length < 2) return 1;
  const order = argsort(front.length, (a, b) => (front[a]?.[0] ?? 0) > (front[b]?.[0] ?? 0));
  const sorted = Array.from(order, (position) => front[position] ?? []);
  const gaps = sorted.slice(1).map((point, index) => distance(point, sorted[index] ?? []));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const ends = distance(sorted[0] ?? [], extremes[0]) + distance(sorted.at(-1) ?? [], extremes[1]);
  const unevenness = gaps.reduce((sum, gap) => sum + Math.abs(gap - mean), 0);
  const whole = ends + gaps.length * mean;
  return whole === 0 ? 0 : (ends + unevenness) / whole;
}

/**
 * Generalised spread for any number of objectives (Zhou et al. 2006): as `spread`, with the distance to the nearest
 * neighbour in place of the gap along the front.
 *
 * @param extremes  one true extreme point per objective
 */
export function generalizedSpread(
  front: readonly (readonly number[])[],
  extremes: readonly (readonly number[])[],
): number {
  if (front.length < 2) return 1;
  const nearest = front.map((point, index) =>
    nearestDistance(
      point,
      front.filter((_, other) => other !== index),
    ),
  );
  const mean = nearest.reduce((sum, gap) => sum + gap, 0) / nearest.length;
  const ends = extremes.reduce((sum, extreme) => sum + nearestDistance(extreme, front), 0);
  const unevenness = nearest.reduce((sum, gap) => sum + Math.abs(gap - mean), 0);
  const whole = ends + nearest.length * mean;
  return whole === 0 ? 0 : (ends + unevenness) / whole;
}

function nearestDistance(point: readonly number[], others: readonly (readonly number[])[]): number {
  return others.reduce(
    (least, other) => Math.min(least, distance(point, other)),
    Number.POSITIVE_INFINITY,
  );
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)));
}
