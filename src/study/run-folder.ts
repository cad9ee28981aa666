import { appendFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../base/errors.ts';
import type { RunSummary, Trial } from './design.ts';
import { frontJson } from './front-json.ts';
import type { RunRecord, RunStore } from './run-store.ts';

/** A file that is written beside the front when the run ends, e.g. a report. */
export interface Attachment {
  /** Path inside of the run folder, with forward slashes. */
  readonly name: string;
  readonly text: string;
}

export interface RunFolderSetting {
  /** Where the run is wanted; with `-2`, `-3` … where that is taken. */
  readonly folder: string;
  readonly now: () => Date;
  readonly attachments: (summary: RunSummary) => readonly Attachment[];
}

/**
 * A store that keeps a run as files: `run.json`, `trials.jsonl`, `front.json` and the attachments.
 *
 * The folder is made at once, and is never one that holds something already.
 *
 * @throws InputError where the folder cannot be made
 */
export function createRunFolder({ folder, now, attachments }: RunFolderSetting): RunStore {
  const location = makeFreeFolder(folder);
  const path = (name: string) => join(location, name);
  let record: RunRecord | null = null;
  const startedAt = now().toISOString();
  return {
    location,
    start: async (given) => {
      record = given;
      writeJson(path('run.json'), { ...given, startedAt, finishedAt: null, finished: false });
      writeWhole(path('trials.jsonl'), '');
    },
    append: async (trials) => {
      const name = path('trials.jsonl');
      orRefuse(name, () => appendFileSync(name, jsonLines(trials)));
    },
    finish: async (summary) => {
      writeWhole(path('front.json'), frontJson(summary));
      for (const { name, text } of attachments(summary)) writeWhole(path(name), text);
      writeJson(path('run.json'), {
        ...record,
        startedAt,
        finishedAt: now().toISOString(),
        finished: summary.finished,
        evaluations: summary.trials.length,
        history: summary.history,
      });
    },
  };
}

function makeFreeFolder(wanted: string): string {
  try {
    mkdirSync(dirname(wanted), { recursive: true });
    for (let count = 1; ; count++) {
      const folder = count === 1 ? wanted : `${wanted}-${count}`;
      if (claim(folder)) return folder;
    }
  } catch (error) {
    throw new InputError({
      file: wanted,
      rule: `cannot be made as a run folder (${reasonOf(error)})`,
      remedy: 'Give a folder that you may write to with --out',
    });
  }
}

/** Makes the folder, or takes it where it is there and empty; false where it is taken. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return isEmptyFolder(folder);
  }
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return code === 'EEXIST' || code === 'ENOTDIR' ? 'a file is in the way' : code;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function jsonLines(trials: readonly Trial[]): string {
  return trials.map((trial) => `${JSON.stringify(trial)}\n`).join('');
}

function writeJson(path: string, value: unknown): void {
  writeWhole(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Writes beside the file and then renames, so that a reader never meets half of it. */
function writeWhole(path: string, text: string): void {
  orRefuse(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.part`, text);
    renameSync(`${path}.part`, path);
  });
}

/** A full disk or a folder that was taken away is no bug of ours. */
function orRefuse(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const rule = `cannot be written (${codeOf(error)})`;
    throw new InputError({ file, rule, remedy: 'Check the disk and the permissions' });
  }
}
