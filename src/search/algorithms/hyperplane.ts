import { Matrix, solve } from 'ml-matrix';

/** What NSGA-III remembers of the objectives' ranges. */
export interface Hyperplane {
  /** The least value of each objective so far; empty before the first front. */
  readonly ideal: readonly number[];
  /** One point per objective that is far along it and little along the others. */
  readonly extremes: readonly (readonly number[])[];
}

/** Weight of the other objectives in the search for extreme points (Deb and Jain 2014). */
const OFF_AXIS = 1e6;
/** Shares of an axis below which an intercept counts as none. */
const LEAST_INTERCEPT = 1e-6;

/** The hyperplane with a new front of feasible points taken into account. */
export function extended(
  { ideal, extremes }: Hyperplane,
  front: readonly (readonly number[])[],
): Hyperplane {
  const count = front[0]?.length ?? 0;
  const lower = Array.from({ length: count }, (_, i) =>
    front.reduce((least, point) => Math.min(least, point[i] ?? 0), ideal[i] ?? Infinity),
  );
  const candidates = [...extremes, ...front];
  const most = lower.map((_, axis) => leastBy(candidates, (point) => offAxis(point, lower, axis)));
  return { ideal: lower, extremes: most };
}

/**
 * Where the hyperplane through the extreme points meets the axes, counted from the ideal point; where there is no such
 * plane, the front's own ranges.
 */
export function intercepts(
  { ideal, extremes }: Hyperplane,
  front: readonly (readonly number[])[],
): number[] {
  const ranges = ideal.map((least, i) =>
    front.reduce((most, point) => Math.max(most, (point[i] ?? 0) - least), 0),
  );
  const plane = throughPoints(extremes.map((point) => point.map((v, i) => v - (ideal[i] ?? 0))));
  const isUsable = plane?.every((value) => value > LEAST_INTERCEPT && value < Infinity) ?? false;
  return (isUsable && plane !== null ? plane : ranges).map((value) =>
    value > LEAST_INTERCEPT ? value : 1,
  );
}

function throughPoints(points: readonly (readonly number[])[]): number[] | null {
  try {
    const rows = points.map((point) => [...point]);
    const slopes = solve(new Matrix(rows), Matrix.ones(rows.length, 1)).to1DArray();
    return slopes.map((slope) => 1 / slope);
  } catch {
    return null; // the extreme points lie in a plane through the ideal one
  }
}

function offAxis(point: readonly number[], ideal: readonly number[], axis: number): number {
  return point.reduce((most, value, i) => {
    const distance = value - (ideal[i] ?? 0);
    return Math.max(most, i === axis ? distance : OFF_AXIS * (distance < 1e-3 ? 0 : distance));
  }, 0);
}

function leastBy(
  points: readonly (readonly number[])[],
  figure: (point: readonly number[]) => number,
): readonly number[] {
  let best: readonly number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const value = figure(point);
    if (value >= least) continue;
    least = value;
    best = point;
  }
  return best;
}
