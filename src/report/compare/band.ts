import { quantileSorted } from 'd3-array';
import type { ComparedProgress, ComparedRun } from './compared-run.ts';

/** The middle of some runs at one place, and the half of them that lies around it. */
export interface BandPoint {
  readonly at: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** Places at which runs are looked at. */
const MOST_PLACES = 200;

/** Quartiles of values. */
export function quartiles(values: readonly number[]): Omit<BandPoint, 'at'> {
  const sorted = values.toSorted((a, b) => a - b);
  const quartile = (share: number) => quantileSorted(sorted, share) ?? Number.NaN;
  return { lower: quartile(0.25), median: quartile(0.5), upper: quartile(0.75) };
}

/**
 * Hypervolume of runs at the same places, up to where the shortest of them ends: that of their last batch before it, 0
 * before the first.
 */
export function hypervolumeBand(
  runs: readonly ComparedRun[],
  placeOf: (progress: ComparedProgress) => number,
): BandPoint[] {
  const end = Math.min(...runs.map(({ history }) => placeOf(history.at(-1) ?? NOTHING)));
  const places = runs.flatMap(({ history }) => history.map(placeOf)).filter((at) => at <= end);
  const distinct = thinned([...new Set(places)].sort((a, b) => a - b));
  return distinct.map((at) => {
    const values = runs.map((run) => hypervolumeAt(run, at, placeOf));
    return { at, ...quartiles(values) };
  });
}

const NOTHING: ComparedProgress = { evaluations: 0, elapsedMs: 0, hypervolume: 0 };

function hypervolumeAt(
  { history }: ComparedRun,
  at: number,
  placeOf: (progress: ComparedProgress) => number,
): number {
  return history.findLast((progress) => placeOf(progress) <= at)?.hypervolume ?? 0;
}

function thinned(places: readonly number[]): readonly number[] {
  if (places.length <= MOST_PLACES) return places;
  const step = (places.length - 1) / (MOST_PLACES - 1);
  return Array.from({ length: MOST_PLACES }, (_, at) => places[Math.round(at * step)] ?? 0);
}
