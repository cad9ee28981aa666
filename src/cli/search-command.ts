import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { readExperimentFile } from '../experiment/experiment-file.ts';
import { type Experiment, resolveExperiment } from '../experiment/resolve-experiment.ts';
import { EXECUTORS } from '../mapper/mapped-network.ts';
import { runWords } from '../report/run-words.ts';
import type { RunSummary } from '../study/design.ts';
import { createRunFolder } from '../study/run-folder.ts';
import { runStudy } from '../study/run-study.ts';
import { changeSearch, composeStudy } from './compose-study.ts';
import { EXIT_INTERRUPTED, EXIT_OK } from './exit-codes.ts';
import { OptionReader } from './options.ts';
import { createProgressLine } from './progress-line.ts';
import { runAttachments } from './run-attachments.ts';
import type { OpenMapper, Services } from './services.ts';
import type { Terminal } from './terminal.ts';
import { versions } from './versions.ts';

interface SearchOptions {
  readonly seed?: string;
  readonly out?: string;
  readonly budget?: string;
  readonly algorithm?: string;
  readonly executor: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  $ tandem search experiments/quickstart
  $ tandem search experiments/quickstart --seed 2 --budget 300 --out runs/short
  $ tandem search my-experiment.yaml --algorithm random --json > front.json

Ctrl-C ends the search and keeps what was found.`;

/** Adds `tandem search`. */
export function addSearchCommand(
  program: Command,
  terminal: Terminal,
  services: Services,
  done: (exitCode: number) => void,
): void {
  program
    .command('search')
    .summary('search networks and accelerators together')
    .description('Search networks and accelerators together, as an experiment says.')
    .argument('<experiment>', 'folder with an experiment.yaml, such a file, or the name of one')
    .option('--seed <n>', 'another seed than that of the experiment')
    .option('--budget <evaluations>', 'another number of designs to evaluate')
    .option('--algorithm <name>', 'another algorithm, see "tandem list algorithms"')
    .option('--out <dir>', 'folder of the run (default: runs/<experiment>-seed<n>)')
    .option('--executor <name>', `auto, ${EXECUTORS.join(', ')}`, 'auto')
    .option('--json', 'print the front as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (experiment: string, options: SearchOptions) => {
      done(await search(experiment, options, terminal, services));
    });
}

async function search(
  nameOrPath: string,
  options: SearchOptions,
  terminal: Terminal,
  services: Services,
): Promise<number> {
  const { experiment, executor } = readOptions(nameOrPath, options, terminal.cwd, services);
  const open = await services.createMapper(executor);
  try {
    return await runExperiment(experiment, open, options, terminal);
  } finally {
    await open.dispose();
  }
}

async function runExperiment(
  experiment: Experiment,
  open: OpenMapper,
  options: SearchOptions,
  terminal: Terminal,
): Promise<number> {
  const { name, title, algorithm, seed, evaluations, space } = experiment;
  const { cwd, stderr, signal, now } = terminal;
  const study = composeStudy(experiment, open, versions());
  const folder = resolve(cwd, options.out ?? join('runs', `${name}-seed${seed}`));
  const store = createRunFolder({ folder, now, attachments: runAttachments(space.template) });
  stderr.write(`${name}: ${title}\n`);
  stderr.write(
    `${algorithm.name}, seed ${seed}, ${evaluations} ${evaluations === 1 ? 'evaluation' : 'evaluations'}\n${open.reason}\n`,
  );
  const progressLine = createProgressLine({ sink: stderr, maxEvaluations: evaluations, now });
  const onProgress = progressLine.show;
  const summary = await runStudy(study, { store, signal, onProgress })
    .catch((error: unknown) => {
      stderr.write(`\nThe run broke off; what was evaluated is in ${store.location}\n`);
      throw error;
    })
    .finally(progressLine.end);
  printSummary(summary, store.location, options.json === true, terminal);
  return summary.finished ? EXIT_OK : EXIT_INTERRUPTED;
}

function readOptions(
  nameOrPath: string,
  options: SearchOptions,
  cwd: string,
  { surroundings }: Services,
) {
  const { algorithms } = surroundings;
  const reader = new OptionReader();
  const names = algorithms.map(({ name }) => name);
  const algorithmName = reader.name('--algorithm', options.algorithm, names);
  const seed = reader.wholeNumber('--seed', options.seed, [0, 2 ** 31 - 1]);
  const evaluations = reader.wholeNumber('--budget', options.budget, [1, 1e9]);
  if (options.out !== undefined) reader.text('--out', options.out);
  const executor = reader.name('--executor', options.executor, ['auto', ...EXECUTORS]) ?? 'auto';
  const asWritten = reader.attempt('experiment', (): Experiment => {
    return resolveExperiment(readExperimentFile(nameOrPath, cwd), surroundings);
  });
  reader.check();
  if (asWritten === undefined) throw new Error('an experiment was neither read nor refused');
  const algorithm = algorithms.find(({ name }) => name === algorithmName);
  return { experiment: changeSearch(asWritten, { seed, evaluations, algorithm }), executor };
}

function printSummary(
  summary: RunSummary,
  location: string,
  asJson: boolean,
  { stdout, stderr }: Terminal,
): void {
  if (!summary.finished)
    stderr.write('Interrupted: the run ends here, and what was found is kept.\n');
  stdout.write(asJson ? summaryJson(summary, location) : `${inLines(runWords(summary))}\n`);
  stderr.write(`Written to ${location}\n`);
}

/** A paragraph with each sentence on its own line. */
function inLines(paragraph: string): string {
  return paragraph.replaceAll(/(?<=[.)]) (?=[A-Z])/g, '\n');
}

function summaryJson(summary: RunSummary, runFolder: string): string {
  const { experiment, seed, algorithm, executor, finished, trials, history, designs } = summary;
  const front = designs.map(({ trial, objectives, genes, network, hardware }) => {
    return { trial, objectives, genes, network, hardware };
  });
  const hypervolume = history.at(-1)?.hypervolume ?? 0;
  const run = { experiment, seed, algorithm, executor, runFolder, finished };
  return `${JSON.stringify({ ...run, evaluations: trials.length, hypervolume, front }, null, 2)}\n`;
}
