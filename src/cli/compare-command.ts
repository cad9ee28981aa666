import { join, relative, resolve } from 'node:path';
import isEqual from 'lodash/isEqual.js';
import { InputError } from '../base/errors.ts';
import { writeWhole } from '../io/write-whole.ts';
import { type ComparedRun, groupRuns } from '../report/compare/compared-run.ts';
import { comparisonRows } from '../report/compare/comparison.ts';
import { comparisonFiles } from '../report/compare/comparison-page.ts';
import { comparisonText } from '../report/compare/comparison-text.ts';
import { makeFreeFolder } from '../study/free-folder.ts';
import { RunReader } from '../study/run-reader.ts';
import type { RunRecord } from '../study/run-record.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_OK } from './exit-codes.ts';
import { OptionReader } from './options.ts';
import { type Terminal, widthOf } from './terminal.ts';

const EXAMPLES = `
Examples:
  $ tandem compare runs/joint-seed* runs/two-stage-seed*
  $ tandem compare runs/* --out comparison --json`;

interface CompareOptions {
  readonly out: string;
  readonly json?: true;
}

interface ReadRun {
  readonly folder: string;
  readonly record: RunRecord;
  readonly run: ComparedRun;
}

/** Adds `tandem compare`. */
export function addCompareCommand({ program, terminal, done }: CommandContext): void {
  program
    .command('compare')
    .summary('hold searches against each other, over the seeds of their runs')
    .description(
      'Hold searches against each other: runs of one experiment and algorithm count as one search with several seeds; the first is the one that the others are held against.',
    )
    .argument('<runs...>', 'folders of runs')
    .option('--out <dir>', 'folder of the page and the plots', 'comparison')
    .option('--json', 'print the comparison as JSON')
    .addHelpText('after', EXAMPLES)
    .action((runs: readonly string[], options: CompareOptions) => {
      compare(runs, options, terminal);
      done(EXIT_OK);
    });
}

function compare(runs: readonly string[], options: CompareOptions, terminal: Terminal): void {
  const { stdout, stderr, cwd } = terminal;
  const reader = new OptionReader();
  reader.text('--out', options.out);
  const read = runs.map((run) => reader.attempt(run, () => readRun(resolve(cwd, run))));
  reader.check();
  const known = read.filter((one) => one !== undefined);
  refuseUnlike(known);
  const groups = groupRuns(known.map(({ run }) => run));
  const rows = comparisonRows(groups);
  const folder = makeFreeFolder(resolve(cwd, options.out));
  for (const { name, text } of comparisonFiles(groups, rows)) writeWhole(join(folder, name), text);
  const shown = rows.map(({ group, ...figures }) => {
    return { search: group.name, seeds: group.runs.map(({ seed }) => seed), ...figures };
  });
  stdout.write(
    options.json === true
      ? `${JSON.stringify(shown, null, 2)}\n`
      : `${comparisonText(rows, widthOf(stdout))}\n`,
  );
  stderr.write(`Written to ${relative(cwd, folder)}\n`);
}

function readRun(folder: string): ReadRun {
  const reader = RunReader.open(folder);
  try {
    const { record } = reader.status;
    const { experiment, algorithm, seed, objectives } = record;
    const front = reader
      .designs()
      .map((design) => objectives.map(({ key }) => design.objectives[key] ?? Number.NaN));
    const history = reader.history();
    return { folder, record, run: { experiment, algorithm, seed, objectives, history, front } };
  } finally {
    reader.close();
  }
}

/** Hypervolumes are shares of a box, so all runs must have the same. */
function refuseUnlike(runs: readonly ReadRun[]): void {
  const boxOf = ({ record: { objectives, ideal, reference } }: ReadRun) => {
    return { objectives: objectives.map(({ key }) => key), ideal, reference };
  };
  const [first] = runs;
  if (first === undefined) return;
  const unlike = runs.filter((run) => !isEqual(boxOf(run), boxOf(first)));
  if (unlike.length === 0) return;
  throw new InputError(
    unlike.map(({ folder }) => ({
      file: folder,
      rule: `must have the objectives and the hypervolume box of ${first.folder}`,
      remedy: 'Compare runs of one problem',
    })),
  );
}
