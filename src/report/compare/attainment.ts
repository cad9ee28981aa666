import { quartiles } from './band.ts';

/** A step of an attainment surface: from `x` on, `y` is attained. */
export interface AttainmentStep {
  readonly x: number;
  readonly y: number;
}

/**
 * The surface that half of the runs attain, in the first two objectives (Fonseca and Fleming, PPSN 1996): for each value
 * of the one, the least value of the other such that half of the runs have a design that is no worse in both.
 *
 * @param fronts  points of each run, x first; further objectives are left out of account
 */
export function medianAttainment(
  fronts: readonly (readonly (readonly [number, number])[])[],
): AttainmentStep[] {
  const places = fronts.flatMap((front) => front.map(([x]) => x));
  const distinct = [...new Set(places)].sort((a, b) => a - b);
  const steps: AttainmentStep[] = [];
  for (const x of distinct) {
    const y = quartiles(fronts.map((front) => leastAt(front, x))).median;
    if (Number.isFinite(y) && y < (steps.at(-1)?.y ?? Infinity)) steps.push({ x, y });
  }
  return steps;
}

function leastAt(front: readonly (readonly [number, number])[], x: number): number {
  return Math.min(Infinity, ...front.filter(([at]) => at <= x).map(([, y]) => y));
}
