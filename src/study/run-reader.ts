import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { unpackJson } from '../io/packed-json.ts';
import { damage, type SqliteFile } from '../io/sqlite-file.ts';
import type { SearchState } from '../search/minimize.ts';
import type { Design, Progress } from './design.ts';
import { areEqualBytes, digestOf, openRunForReading } from './run-database.ts';
import { type RunRecord, runRecordSchema } from './run-record.ts';
import type { JudgedBatch, Recalled } from './run-store.ts';
import { type TrialLayout, type TrialMatrix, TrialReader, unpackColumns } from './trial-matrix.ts';

const bytes = z.instanceof(Uint8Array);
const runRow = z.object({
  record: z.string(),
  digest: bytes,
  session: z.int(),
  started_at: z.string(),
  finished_at: z.string().nullable(),
  finished: z.int(),
});
const batchRow = z.object({
  first_trial: z.int(),
  trial_count: z.int(),
  feasible_count: z.int(),
  generation: z.int(),
  hypervolume: z.number(),
  front_size: z.int(),
  elapsed_ms: z.number(),
});
const trialsRow = batchRow.extend({ digest: bytes, trials: bytes });
const digestRow = z.object({ digest: bytes });
const sumsRow = z.object({ batches: z.int(), feasible: z.number() });
const checkpointRow = z.object({ evaluations: z.int(), digest: bytes, state: bytes });
const designRow = z.object({ trial: z.int(), digest: bytes, design: bytes });
const contentRow = z.object({ trial: z.int() });

type BatchRow = z.output<typeof batchRow>;

/** How a run stands as a whole. */
export interface RunStatus {
  readonly record: RunRecord;
  /** Times of day, ISO 8601; null while it is not over. */
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** True where its budget was used up, or nothing was left to try. */
  readonly finished: boolean;
  /** Counts the processes that have worked on the run. */
  readonly session: number;
}

/** How far a run is. */
export interface RunProgress {
  readonly batches: number;
  readonly evaluations: number;
  readonly feasible: number;
  readonly hypervolume: number;
  readonly frontSize: number;
  /** Time that was spent on the run so far, in all sessions. */
  readonly elapsedMs: number;
}

/** Progress with what only the store knows. */
export interface KeptProgress extends Progress {
  readonly feasible: number;
  /** Time that was spent on the run so far, in all sessions. */
  readonly elapsedMs: number;
}

/** Batches that are read at a time, so that memory stays bounded. */
const BATCHES_AT_A_TIME = 64;
const SUMMARY_COLUMNS =
  'first_trial, trial_count, feasible_count, generation, hypervolume, front_size, elapsed_ms';

/** Reads a run, also while another process goes on with it. Everything that it hands out was held to its digest. */
export class RunReader {
  readonly #database: SqliteFile;
  readonly #recordDigest: Uint8Array;
  readonly status: RunStatus;
  readonly layout: TrialLayout;
  readonly trials: TrialReader;

  constructor(database: SqliteFile) {
    this.#database = database;
    const row = this.#runRow();
    this.#recordDigest = row.digest;
    this.status = this.#statusOf(row);
    const { genes, objectives, constraints, figures } = this.status.record;
    this.layout = { genes, objectives: objectives.map(({ key }) => key), constraints, figures };
    this.trials = new TrialReader(this.layout);
  }

  /** Throws InputError where the folder holds no run, or a damaged one. */
  static open(folder: string): RunReader {
    const database = openRunForReading(folder);
    try {
      return new RunReader(database);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  close(): void {
    this.#database.close();
  }

  /** Progress after each batch, in order. */
  history(): KeptProgress[] {
    let feasible = 0;
    return this.#database
      .all(`SELECT ${SUMMARY_COLUMNS} FROM batches ORDER BY first_trial`, batchRow)
      .map((row) => {
        feasible += row.feasible_count;
        return progressOf(row, feasible);
      });
  }

  /** How far the run is. */
  progress(): RunProgress {
    const sums = this.#database.first(
      'SELECT count(*) AS batches, total(feasible_count) AS feasible FROM batches',
      sumsRow,
    );
    const last = this.#database.first(
      `SELECT ${SUMMARY_COLUMNS} FROM batches ORDER BY first_trial DESC LIMIT 1`,
      batchRow,
    );
    return {
      batches: sums?.batches ?? 0,
      feasible: sums?.feasible ?? 0,
      evaluations: last === null ? 0 : last.first_trial + last.trial_count,
      hypervolume: last?.hypervolume ?? 0,
      frontSize: last?.front_size ?? 0,
      elapsedMs: last?.elapsed_ms ?? 0,
    };
  }

  /** The trials batch by batch; throws InputError where one is not as it was written. */
  *batches(): Generator<TrialMatrix> {
    let before = this.#recordDigest;
    let next = 0;
    for (;;) {
      const rows = this.#database.all(
        `SELECT ${SUMMARY_COLUMNS}, digest, trials FROM batches WHERE first_trial >= ? ORDER BY first_trial LIMIT ${BATCHES_AT_A_TIME}`,
        trialsRow,
        [next],
      );
      for (const row of rows) {
        const digest = batchDigest(before, row, row.trials);
        if (row.first_trial !== next || !areEqualBytes(digest, row.digest))
          throw this.#damage(`trials ${next} to ${next + row.trial_count - 1} were changed`);
        yield this.#matrix(row);
        before = digest;
        next += row.trial_count;
      }
      if (rows.length < BATCHES_AT_A_TIME) return;
    }
  }

  /** What a next batch is chained to, and the place where it starts. */
  end(): { readonly digest: Uint8Array; readonly evaluations: number; readonly elapsedMs: number } {
    const last = this.#database.first(
      `SELECT ${SUMMARY_COLUMNS}, digest FROM batches ORDER BY first_trial DESC LIMIT 1`,
      batchRow.extend(digestRow.shape),
    );
    if (last === null) return { digest: this.#recordDigest, evaluations: 0, elapsedMs: 0 };
    const { first_trial, trial_count, digest, elapsed_ms } = last;
    return { digest, evaluations: first_trial + trial_count, elapsedMs: elapsed_ms };
  }

  /** Where the search can go on; null where it was cut off before its first checkpoint. */
  checkpoint(): SearchState | null {
    const row = this.#database.first(
      'SELECT evaluations, digest, state FROM checkpoint',
      checkpointRow,
    );
    if (row === null) return null;
    if (!areEqualBytes(digestOf(row.state), row.digest))
      throw this.#damage('the state of the search was changed');
    const history = this.history().filter(({ evaluations }) => evaluations <= row.evaluations);
    const summaries = history.map(({ generation, evaluations, frontSize }) => {
      return { generation, evaluations, frontSize };
    });
    return { ...unpackJson<SearchState>(row.state), history: summaries };
  }

  /** Batches from a trial on. */
  *judgedFrom(evaluations: number): Generator<JudgedBatch> {
    for (const matrix of this.batches()) {
      if (matrix.firstTrial < evaluations) continue;
      const rows = Array.from({ length: matrix.count }, (_, row) => row);
      yield {
        genomes: rows.map((row) => this.trials.genome(matrix, row)),
        evaluations: rows.map((row) => this.trials.evaluation(matrix, row)),
      };
    }
  }

  /** The designs of the front so far, by objectives. */
  designs(): Design[] {
    const designs = this.#database
      .all('SELECT trial, digest, design FROM designs ORDER BY trial', designRow)
      .map(({ trial, digest, design }) => {
        if (!areEqualBytes(digestOf(`${trial} `, design), digest))
          throw this.#damage(`the design of trial ${trial} was changed`);
        return unpackJson<Design>(design);
      });
    return designs.sort((a, b) => this.#compare(a, b));
  }

  /** What was said about the design with this content. */
  recall(hash: Uint8Array): Recalled | null {
    const found = this.#database.first('SELECT trial FROM contents WHERE hash = ?', contentRow, [
      hash,
    ]);
    if (found === null) return null;
    const row = this.#database.first(
      `SELECT ${SUMMARY_COLUMNS}, digest, trials FROM batches WHERE first_trial <= ? ORDER BY first_trial DESC LIMIT 1`,
      trialsRow,
      [found.trial],
    );
    if (row === null) throw this.#damage(`trial ${found.trial} is gone`);
    const matrix = this.#matrix(row);
    const place = found.trial - row.first_trial;
    return {
      evaluation: this.trials.evaluation(matrix, place),
      figures: this.trials.figures(matrix, place),
      accuracySource: this.trials.accuracySource(matrix, place),
    };
  }

  #runRow(): z.output<typeof runRow> {
    const row = this.#database.first('SELECT * FROM run', runRow);
    if (row === null) throw this.#damage('it does not say what was run');
    if (areEqualBytes(digestOf(row.record), row.digest)) return row;
    throw this.#damage('what was run was changed');
  }

  #statusOf(row: z.output<typeof runRow>): RunStatus {
    const record = runRecordSchema.safeParse(JSON.parse(row.record));
    if (!record.success) throw this.#damage(z.prettifyError(record.error));
    return {
      record: record.data,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      finished: row.finished === 1,
      session: row.session,
    };
  }

  #matrix(row: z.output<typeof trialsRow>): TrialMatrix {
    const columns = unpackColumns(this.layout, row.trial_count, row.trials);
    if (columns === null) throw this.#damage(`trials from ${row.first_trial} on were cut`);
    const { first_trial: firstTrial, trial_count: count, generation } = row;
    return { firstTrial, count, generation, columns };
  }

  #compare(a: Design, b: Design): number {
    for (const key of this.layout.objectives) {
      const difference = (a.objectives[key] ?? 0) - (b.objectives[key] ?? 0);
      if (difference !== 0) return difference;
    }
    return a.trial - b.trial;
  }

  #damage(what: string): InputError {
    return new InputError(damage(this.#database.path, what));
  }
}

/** Chains a batch to the one before it, so that none can be changed, moved or taken away. */
export function batchDigest(before: Uint8Array, row: BatchRow, trials: Uint8Array): Uint8Array {
  const { first_trial, trial_count, feasible_count, generation } = row;
  const { hypervolume, front_size, elapsed_ms } = row;
  const counts = [first_trial, trial_count, feasible_count, generation, front_size];
  return digestOf(before, JSON.stringify([...counts, hypervolume, elapsed_ms]), trials);
}

function progressOf(row: BatchRow, feasible: number): KeptProgress {
  return {
    generation: row.generation,
    evaluations: row.first_trial + row.trial_count,
    hypervolume: row.hypervolume,
    frontSize: row.front_size,
    feasible,
    elapsedMs: row.elapsed_ms,
  };
}
