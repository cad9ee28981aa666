import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { InputError } from '../base/errors.ts';
import { TABLE_FORMATS } from '../io/table/table.ts';
import { writeTable } from '../io/table/write-table.ts';
import { grouped } from '../report/number-format.ts';
import { RunReader } from '../study/run-reader.ts';
import { trialTable } from '../study/trial-table.ts';
import { OptionReader } from './options.ts';
import type { Terminal } from './terminal.ts';

export interface TrialExport {
  readonly run: string;
  readonly format: string;
  /** A file that is not there yet; `trials.<format>` in the run's folder where it is not given. */
  readonly out: string | undefined;
}

/** Writes the trials of a run as a table, of one that is under way those so far. Throws InputError. */
export function exportTrials({ run, format: typed, out }: TrialExport, terminal: Terminal): void {
  const { stdout, cwd } = terminal;
  const reader = new OptionReader();
  const format = reader.name('--format', typed, TABLE_FORMATS);
  if (out !== undefined) reader.text('--out', out);
  const folder = resolve(cwd, run);
  const opened = reader.attempt('run', () => RunReader.open(folder));
  reader.check();
  if (format === undefined || opened === undefined) throw new Error('read nor refused');
  try {
    const file = out === undefined ? join(folder, `trials.${format}`) : freeFile(cwd, out);
    const table = trialTable(opened.layout);
    const rows = writeTable(file, format, table.columns, chunksOf(opened, table.chunk));
    stdout.write(`Wrote ${grouped(rows)} trials to ${relative(cwd, file)}\n`);
  } finally {
    opened.close();
  }
}

function* chunksOf(reader: RunReader, chunk: ReturnType<typeof trialTable>['chunk']) {
  for (const matrix of reader.batches()) yield chunk(matrix);
}

function freeFile(cwd: string, typed: string): string {
  const file = resolve(cwd, typed);
  if (!existsSync(file)) return file;
  throw new InputError({
    path: '--out',
    rule: 'must be a file that is not there yet',
    got: `"${typed}"`,
    remedy: 'Name another file',
  });
}
