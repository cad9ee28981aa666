import { hypervolume } from './indicators/hypervolume.ts';
import { LeastTree } from './least-tree.ts';

/** How far beyond the front's own box the reference point lies, in ranges: the ends of the front count for much. */
const MARGIN = 10;

/**
 * Cuts a front to size by taking out the point that adds least to the hypervolume, again and again. Objectives are scaled
 * to the front's own ranges. What a point adds only grows while others leave, so that older figures are lower bounds and
 * few have to be computed anew.
 *
 * @param points  none dominating another
 * @param size    points to keep, at most as many as there are
 * @returns       positions of those that stay, ascending
 */
export function keepByContribution(points: readonly (readonly number[])[], size: number): number[] {
  const scaled = scaledToBox(points);
  const left = new Set(points.keys());
  if (points.length <= size) return [...left];
  const tree = new LeastTree(Float64Array.from(left, (at) => contribution(scaled, left, at)));
  const computedAt = new Int32Array(points.length).fill(points.length);
  while (left.size > size) {
    const at = tree.least();
    if (computedAt[at] === left.size) {
      left.delete(at);
      tree.takeOut(at);
      continue;
    }
    tree.change(at, contribution(scaled, left, at));
    computedAt[at] = left.size;
  }
  return [...left];
}

/** What the point covers alone: its box, less what the others cover of it. */
function contribution(
  points: readonly (readonly number[])[],
  others: ReadonlySet<number>,
  at: number,
): number {
  const point = points[at] ?? [];
  const reference = point.map(() => 1 + MARGIN);
  const limited: number[][] = [];
  for (const other of others) {
    if (other === at) continue;
    limited.push(point.map((value, i) => Math.max(value, points[other]?.[i] ?? 0)));
  }
  const box = point.reduce((product, value) => product * (1 + MARGIN - value), 1);
  return box - hypervolume(limited, reference);
}

function scaledToBox(points: readonly (readonly number[])[]): number[][] {
  const first = points[0] ?? [];
  const lows = first.map((_, i) => points.reduce((low, p) => Math.min(low, p[i] ?? 0), Infinity));
  const highs = first.map((_, i) => points.reduce((hi, p) => Math.max(hi, p[i] ?? 0), -Infinity));
  return points.map((point) =>
    point.map((value, i) => {
      const range = (highs[i] ?? 0) - (lows[i] ?? 0);
      return range > 0 ? (value - (lows[i] ?? 0)) / range : 0;
    }),
  );
}
