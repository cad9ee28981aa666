import groupBy from 'lodash/groupBy.js';
import type { ObjectiveLabel } from '../../base/objective.ts';

/** Progress after a batch. */
export interface ComparedProgress {
  readonly evaluations: number;
  readonly elapsedMs: number;
  readonly hypervolume: number;
}

/** A run with what it is compared by. */
export interface ComparedRun {
  readonly experiment: string;
  readonly algorithm: string;
  readonly seed: number;
  readonly objectives: readonly ObjectiveLabel[];
  readonly history: readonly ComparedProgress[];
  /** Objectives of the front, in the order of their labels. */
  readonly front: readonly (readonly number[])[];
}

/** Runs that differ by their seed alone. */
export interface RunGroup {
  readonly name: string;
  readonly runs: readonly ComparedRun[];
}

/** Groups runs by experiment and algorithm, in the order of their first run; names say what differs. */
export function groupRuns(runs: readonly ComparedRun[]): RunGroup[] {
  const areOne = new Set(runs.map(({ experiment }) => experiment)).size === 1;
  const groups = groupBy(runs, ({ experiment, algorithm }) =>
    areOne ? algorithm : `${experiment}, ${algorithm}`,
  );
  return Object.entries(groups).map(([name, members]) => {
    return { name, runs: members.toSorted((a, b) => a.seed - b.seed) };
  });
}

/** The hypervolume that a run ended with. */
export function finalHypervolume({ history }: ComparedRun): number {
  return history.at(-1)?.hypervolume ?? 0;
}
