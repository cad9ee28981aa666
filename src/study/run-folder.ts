import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { damage, type SqliteFile } from '../io/sqlite-file.ts';
import { writeWhole } from '../io/write-whole.ts';
import type { RunSummary } from './design.ts';
import { makeFreeFolder } from './free-folder.ts';
import { frontJson } from './front-json.ts';
import { readRun } from './read-run.ts';
import { recordMisfits } from './record-misfits.ts';
import { createRunDatabase, openRunDatabase } from './run-database.ts';
import type { RunRecord } from './run-record.ts';
import type { KeptRun, RunStore, TrialBatch } from './run-store.ts';
import { contentHash, RunWriter, writeRecord } from './run-writer.ts';

/** A file that is written beside the front when the run ends, e.g. a report. */
export interface Attachment {
  /** Path inside of the run folder, with forward slashes. */
  readonly name: string;
  readonly text: string;
}

export interface RunFolderSetting {
  /** Where the run is wanted; a new run gets `-2`, `-3` … where that is taken. */
  readonly folder: string;
  readonly now: () => Date;
  readonly attachments: (summary: RunSummary) => readonly Attachment[];
}

const RUN_FILE = 'run.json';
const witness = z.object({ evaluations: z.int() });

/**
 * A store that keeps a new run in a folder: `run.sqlite` while it goes on; `run.json`, `front.json` and the attachments
 * besides.
 *
 * The folder is made at once, and is never one that holds something already.
 *
 * @throws InputError where the folder cannot be made
 */
export function createRunFolder(setting: RunFolderSetting): RunStore {
  const location = makeFreeFolder(setting.folder);
  return new RunFolder(location, setting, (record, startedAt) =>
    createRunDatabase(location, (database) => writeRecord(database, record, startedAt)),
  );
}

/**
 * The store of a run that an earlier session began, to go on with it.
 *
 * @throws InputError where the folder holds no run, or a damaged one, or (when it is started) one of another experiment
 */
export function openRunFolder(setting: RunFolderSetting): RunStore {
  const location = setting.folder;
  return new RunFolder(location, setting, () => openRunDatabase(location));
}

class RunFolder implements RunStore {
  readonly location: string;
  readonly #setting: RunFolderSetting;
  readonly #open: (record: RunRecord, startedAt: string) => SqliteFile;
  #started: { readonly writer: RunWriter; readonly sinceMs: number } | null = null;

  constructor(
    location: string,
    setting: RunFolderSetting,
    open: (record: RunRecord, startedAt: string) => SqliteFile,
  ) {
    this.location = location;
    this.#setting = setting;
    this.#open = open;
  }

  async start(record: RunRecord): Promise<KeptRun> {
    const now = this.#setting.now();
    const writer = new RunWriter(this.#open(record, now.toISOString()));
    const { reader } = writer;
    const misfits = recordMisfits(this.location, reader.status.record, record);
    if (misfits.length > 0) throw new InputError(misfits);
    const { evaluations, elapsedMs } = reader.end();
    this.#requireNoLoss(evaluations);
    this.#started = { writer, sinceMs: now.getTime() - elapsedMs };
    this.#writeRunFile(evaluations);
    const checkpoint = reader.checkpoint();
    const sinceCheckpoint = reader.judgedFrom(checkpoint?.evaluations ?? 0);
    return { evaluations, checkpoint, sinceCheckpoint };
  }

  async commit(batch: TrialBatch): Promise<void> {
    const { writer, sinceMs } = this.#running();
    writer.commit(batch, this.#setting.now().getTime() - sinceMs);
    this.#writeRunFile(batch.firstTrial + batch.trials.length);
  }

  recall(content: string) {
    return this.#running().writer.reader.recall(contentHash(content));
  }

  async finish(finished: boolean): Promise<RunSummary> {
    const { writer } = this.#running();
    const summary: RunSummary = { ...readRun(writer.reader), finished };
    const finishedAt = this.#setting.now().toISOString();
    this.#write('front.json', frontJson(summary));
    for (const { name, text } of this.#setting.attachments(summary)) this.#write(name, text);
    writer.end(finished, finishedAt);
    this.#writeRunFile(summary.tally.evaluated, summary, finishedAt);
    writer.close();
    this.#started = null;
    return summary;
  }

  #running() {
    if (this.#started === null) throw new Error('the run was not started, or is over');
    return this.#started;
  }

  /** The record for people; `evaluations` besides bears witness of how much the store must hold. */
  #writeRunFile(evaluations: number, summary?: RunSummary, finishedAt: string | null = null): void {
    const { record, startedAt } = this.#running().writer.reader.status;
    const finished = summary?.finished ?? false;
    const end = summary === undefined ? {} : { history: summary.history };
    const run = { ...record, startedAt, finishedAt, finished, evaluations, ...end };
    this.#write(RUN_FILE, `${JSON.stringify(run, null, 2)}\n`);
  }

  /** A store that was cut between two commits looks whole from inside. */
  #requireNoLoss(evaluations: number): void {
    const path = join(this.location, RUN_FILE);
    if (!existsSync(path)) return;
    const noted = witness.safeParse(readJson(path));
    if (!noted.success || noted.data.evaluations <= evaluations) return;
    const what = `it holds ${evaluations} of the ${noted.data.evaluations} evaluations that ${RUN_FILE} counts`;
    throw new InputError(damage(join(this.location, 'run.sqlite'), what));
  }

  #write(name: string, text: string): void {
    writeWhole(join(this.location, name), text);
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
