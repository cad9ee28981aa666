import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { packJson } from '../io/packed-json.ts';
import type { SqliteFile } from '../io/sqlite-file.ts';
import { isFeasible } from '../search/dominance.ts';
import { digestOf } from './run-database.ts';
import { batchDigest, RunReader } from './run-reader.ts';
import type { RunRecord } from './run-record.ts';
import type { TrialBatch } from './run-store.ts';
import { packTrials } from './trial-matrix.ts';

const sessionRow = z.object({ session: z.int() });

/** Enough of SHA-256 that two designs of a run never share it. */
const CONTENT_HASH_BYTES = 16;

/** Writes what a run is into a new store. */
export function writeRecord(database: SqliteFile, record: RunRecord, startedAt: string): void {
  const text = JSON.stringify(record);
  database.run('INSERT INTO run VALUES (1, ?, ?, 0, ?, NULL, 0)', [
    text,
    digestOf(text),
    startedAt,
  ]);
}

/** The key of a content in the store. */
export function contentHash(content: string): Uint8Array {
  return digestOf(content).subarray(0, CONTENT_HASH_BYTES);
}

/**
 * Appends to a store, as the only process that does: whoever opens a run to write takes it over, and the process that
 * had it is told so at its next commit, before it writes anything.
 */
export class RunWriter {
  readonly #database: SqliteFile;
  readonly #reader: RunReader;
  readonly #session: number;
  #digest: Uint8Array;
  #evaluations: number;

  constructor(database: SqliteFile) {
    this.#database = database;
    database.run('UPDATE run SET session = session + 1, finished = 0, finished_at = NULL');
    this.#reader = new RunReader(database);
    this.#session = this.#reader.status.session;
    const { digest, evaluations } = this.#reader.end();
    this.#digest = digest;
    this.#evaluations = evaluations;
  }

  get reader(): RunReader {
    return this.#reader;
  }

  /** Keeps a batch, all of it or nothing. `elapsedMs` is the time spent on the run so far, in all sessions. */
  commit(batch: TrialBatch, elapsedMs: number): void {
    if (batch.firstTrial !== this.#evaluations)
      throw new RangeError(`trial ${batch.firstTrial} does not follow ${this.#evaluations}`);
    const row = summaryRow(batch, elapsedMs);
    const trials = packTrials(this.#reader.layout, batch.trials);
    const digest = batchDigest(this.#digest, row, trials);
    this.#database.transaction(() => {
      this.#requireOwnership();
      this.#database.run('INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
        ...[row.first_trial, row.trial_count, row.feasible_count, row.generation],
        ...[row.hypervolume, row.front_size, row.elapsed_ms, digest, trials],
      ]);
      this.#keepContents(batch);
      this.#keepFront(batch);
      this.#keepCheckpoint(batch);
    });
    this.#digest = digest;
    this.#evaluations += batch.trials.length;
  }

  /** Notes that the run is over, and gathers the store in one file. */
  end(finished: boolean, finishedAt: string): void {
    this.#database.transaction(() => {
      this.#requireOwnership();
      this.#database.run('UPDATE run SET finished = ?, finished_at = ?', [
        finished ? 1 : 0,
        finishedAt,
      ]);
    });
    gatherInOneFile(this.#database);
  }

  close(): void {
    this.#database.close();
  }

  #requireOwnership(): void {
    const session = this.#database.first('SELECT session FROM run', sessionRow)?.session;
    if (session === this.#session) return;
    throw new InputError({
      file: this.#database.path,
      rule: 'was taken over by another process, which goes on with the run',
      remedy: 'Follow it with "tandem status"; nothing was lost',
    });
  }

  #keepContents({ contents, firstTrial }: TrialBatch): void {
    for (const [index, content] of contents.entries())
      this.#database.run('INSERT OR IGNORE INTO contents VALUES (?, ?)', [
        contentHash(content),
        firstTrial + index,
      ]);
  }

  #keepFront({ entered, left }: TrialBatch): void {
    for (const trial of left) this.#database.run('DELETE FROM designs WHERE trial = ?', [trial]);
    for (const design of entered) {
      const packed = packJson(design);
      const digest = digestOf(`${design.trial} `, packed);
      this.#database.run('INSERT INTO designs VALUES (?, ?, ?)', [design.trial, digest, packed]);
    }
  }

  #keepCheckpoint({ checkpoint }: TrialBatch): void {
    if (checkpoint === null) return;
    const state = packJson({ ...checkpoint, history: [] });
    const { evaluations } = checkpoint;
    this.#database.run('INSERT OR REPLACE INTO checkpoint VALUES (1, ?, ?, ?)', [
      ...[evaluations, digestOf(state), state],
    ]);
  }
}

/** A store in one file can be copied, and read in a folder that may not be written to; a reader may be in the way. */
function gatherInOneFile(database: SqliteFile): void {
  database.exec('PRAGMA busy_timeout = 0');
  try {
    database.all('PRAGMA wal_checkpoint(TRUNCATE)', z.unknown());
    database.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}

function summaryRow(batch: TrialBatch, elapsedMs: number) {
  return {
    first_trial: batch.firstTrial,
    trial_count: batch.trials.length,
    feasible_count: batch.trials.filter(({ evaluation }) => isFeasible(evaluation)).length,
    generation: batch.generation,
    hypervolume: batch.hypervolume,
    front_size: batch.frontSize,
    elapsed_ms: elapsedMs,
  };
}
