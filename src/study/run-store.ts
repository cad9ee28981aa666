import type { RunSummary, Trial } from './design.ts';

/** What is settled before the first design is evaluated. */
export interface RunRecord {
  readonly experiment: string;
  readonly title: string;
  readonly seed: number;
  readonly algorithm: string;
  readonly maxEvaluations: number;
  readonly executor: string;
  readonly executorReason: string;
  /** By program, e.g. `{ tandem: '0.1.0', node: '20.19.0' }`. */
  readonly versions: Readonly<Record<string, string>>;
  /** The experiment as it was run, with everything that the command line changed. Ready for JSON. */
  readonly configuration: unknown;
}

/** Keeps one run: what it was, every trial as it is evaluated, and what it found. */
export interface RunStore {
  /** Where the run is kept, to be told to the user. */
  readonly location: string;
  start(record: RunRecord): Promise<void>;
  /** Keeps trials for good, before the next ones are evaluated. */
  append(trials: readonly Trial[]): Promise<void>;
  /** Keeps what was found; `summary.finished` is false where the run was stopped. */
  finish(summary: RunSummary): Promise<void>;
}
