import type { SearchState } from '../search/minimize.ts';
import type { Evaluation, Genome } from '../search/problem.ts';
import type { Design, RunSummary } from './design.ts';
import type { RunRecord } from './run-record.ts';
import type { KeptTrial } from './trial-matrix.ts';

/** Trials that were judged together, with what they changed. */
export interface TrialBatch {
  readonly generation: number;
  readonly firstTrial: number;
  readonly trials: readonly KeptTrial[];
  /** For each trial the text that tells its design from others: equal designs are judged once. */
  readonly contents: readonly string[];
  /** Of the front after the batch. */
  readonly hypervolume: number;
  readonly frontSize: number;
  /** Designs that are new on the front, and trials that left it. */
  readonly entered: readonly Design[];
  readonly left: readonly number[];
  /** Where the search stands, from which it can go on; null to keep the one that was given before. */
  readonly checkpoint: SearchState | null;
}

/** What an earlier session kept of a run. */
export interface KeptRun {
  /** Evaluations that were kept for good. */
  readonly evaluations: number;
  readonly checkpoint: SearchState | null;
  /** The batches that were judged after the checkpoint, in order. */
  readonly sinceCheckpoint: Iterable<JudgedBatch>;
}

/** Genomes with what was said about them. */
export interface JudgedBatch {
  readonly genomes: readonly Genome[];
  readonly evaluations: readonly Evaluation[];
}

/** What is remembered of a design that was judged before. */
export type Recalled = Pick<KeptTrial, 'evaluation' | 'figures' | 'accuracySource'>;

/** Keeps one run: what it is, every trial as it is evaluated, and what it found. */
export interface RunStore {
  /** Where the run is kept, to be told to the user. */
  readonly location: string;
  /** Begins the run, or goes on where an earlier session was cut off. */
  start(record: RunRecord): Promise<KeptRun>;
  /** Keeps a batch for good, all of it or nothing. */
  commit(batch: TrialBatch): Promise<void>;
  /** What was said about an equal design, by its content; null where none was judged. */
  recall(content: string): Recalled | null;
  /** Keeps what was found and tells it; `finished` is false where the run was stopped and can go on. */
  finish(finished: boolean): Promise<RunSummary>;
}
