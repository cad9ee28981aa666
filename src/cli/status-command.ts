import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StatusFigures, statusText } from '../report/status-text.ts';
import { STORE_NAME } from '../study/run-database.ts';
import { RunReader } from '../study/run-reader.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_OK } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

const EXAMPLES = `
Examples:
  $ tandem status runs/quickstart-seed1
  $ tandem status runs/quickstart-seed1 --follow
  $ tandem status runs/quickstart-seed1 --json`;

/** How often a run is looked at again, ms. */
const INTERVAL_MS = 1000;

interface StatusOptions {
  readonly follow?: true;
  readonly json?: true;
}

/** Adds `tandem status`. */
export function addStatusCommand({ program, terminal, done }: CommandContext): void {
  program
    .command('status')
    .summary('tell how far a run is, while another process goes on with it')
    .description(
      'Tell how far a run is. It only reads, also while another process goes on with it.',
    )
    .argument('<run>', 'folder of a run')
    .option('--follow', 'tell it again whenever it has changed, until the run is over or Ctrl-C')
    .option('--json', 'print it as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (run: string, options: StatusOptions) => {
      await status(resolve(terminal.cwd, run), options, terminal);
      done(EXIT_OK);
    });
}

async function status(folder: string, options: StatusOptions, terminal: Terminal): Promise<void> {
  const { stdout, signal, now } = terminal;
  let told = -1;
  for (;;) {
    const figures = readStatus(folder, now());
    if (figures.evaluations !== told || figures.state !== 'open')
      stdout.write(options.json === true ? statusJson(figures) : `${statusText(figures)}\n`);
    told = figures.evaluations;
    if (options.follow !== true || figures.state !== 'open' || signal.aborted) return;
    await sleep(INTERVAL_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
  }
}

function readStatus(folder: string, now: Date): StatusFigures {
  const reader = RunReader.open(folder);
  try {
    const { record, finished, finishedAt } = reader.status;
    const { batches, ...end } = reader.progress();
    return {
      record,
      state: finished ? 'finished' : finishedAt === null ? 'open' : 'stopped',
      ...end,
      generations: batches,
      quietMs: Math.max(0, now.getTime() - lastWrittenMs(folder)),
    };
  } finally {
    reader.close();
  }
}

function lastWrittenMs(folder: string): number {
  const files = [STORE_NAME, `${STORE_NAME}-wal`].map((name) => join(folder, name));
  return Math.max(
    ...files.filter((file) => existsSync(file)).map((file) => statSync(file).mtimeMs),
  );
}

function statusJson({ record, ...figures }: StatusFigures): string {
  const { experiment, title, algorithm, seed, maxEvaluations } = record;
  return `${JSON.stringify({ experiment, title, algorithm, seed, maxEvaluations, ...figures })}\n`;
}
