import { join, relative, resolve } from 'node:path';
import { EXECUTORS } from '../mapper/mapped-network.ts';
import { grouped } from '../report/number-format.ts';
import { runWords } from '../report/run-words.ts';
import type { RunSummary } from '../study/design.ts';
import { createRunFolder, openRunFolder } from '../study/run-folder.ts';
import type { RunStore } from '../study/run-store.ts';
import { runStudy } from '../study/run-study.ts';
import type { CommandContext } from './command-context.ts';
import { composeStudy } from './compose-study.ts';
import { EXIT_INTERRUPTED, EXIT_OK } from './exit-codes.ts';
import { createProgressLine } from './progress-line.ts';
import { runAttachments } from './run-attachments.ts';
import { readSearchOptions, type SearchOptions, type WantedSearch } from './search-options.ts';
import type { OpenMapper, Services } from './services.ts';
import type { Terminal } from './terminal.ts';
import { versions } from './versions.ts';

const EXAMPLES = `
Examples:
  $ tandem search experiments/quickstart
  $ tandem search experiments/quickstart --seed 2 --budget 300 --out runs/short
  $ tandem search my-experiment.yaml --algorithm random --json > front.json
  $ tandem search --resume runs/quickstart-seed1

Every batch of designs is kept as soon as it is evaluated. Ctrl-C finishes the batch and ends the search; it can be gone on
with by --resume, as can one that was killed, and ends as if it had never been cut off. A second Ctrl-C ends at once.`;

/** Adds `tandem search`. */
export function addSearchCommand({ program, terminal, services, done }: CommandContext): void {
  program
    .command('search')
    .summary('search networks and accelerators together')
    .description('Search networks and accelerators together, as an experiment says.')
    .argument('[experiment]', 'folder with an experiment.yaml, such a file, or the name of one')
    .option('--seed <n>', 'another seed than that of the experiment')
    .option('--budget <evaluations>', 'another number of designs to evaluate')
    .option('--algorithm <name>', 'another algorithm, see "tandem list algorithms"')
    .option('--out <dir>', 'folder of the run (default: runs/<experiment>-seed<n>)')
    .option('--resume <dir>', 'go on with the run in this folder, instead of a new one')
    .option('--executor <name>', `auto, ${EXECUTORS.join(', ')}`, 'auto')
    .option('--workers <n>', 'threads that evaluate side by side; auto is then reference', '1')
    .option('--json', 'print the front as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (experiment: string | undefined, options: SearchOptions) => {
      done(await search(experiment, options, terminal, services));
    });
}

async function search(
  nameOrPath: string | undefined,
  options: SearchOptions,
  terminal: Terminal,
  services: Services,
): Promise<number> {
  const wanted = readSearchOptions(nameOrPath, options, terminal.cwd, services);
  const open = await openMapper(wanted, services);
  try {
    return await runExperiment(wanted, open, options, terminal);
  } finally {
    await open.dispose();
  }
}

async function openMapper({ executor, workers }: WantedSearch, services: Services) {
  if (workers === 1) return services.createMapper(executor);
  return services.createWorkerMapper(executor === 'auto' ? 'reference' : executor, workers);
}

async function runExperiment(
  { experiment, resumed }: WantedSearch,
  open: OpenMapper,
  options: SearchOptions,
  terminal: Terminal,
): Promise<number> {
  const { name, title, algorithm, seed, evaluations } = experiment;
  const { cwd, stderr, signal, now } = terminal;
  const study = composeStudy(experiment, open, versions(), {
    cwd,
    seconds: () => performance.now() / 1000,
    log: (line) => stderr.write(`${line}\n`),
  });
  const attachments = runAttachments;
  const wantedFolder = resolve(cwd, options.out ?? join('runs', `${name}-seed${seed}`));
  const store: RunStore =
    resumed === null
      ? createRunFolder({ folder: wantedFolder, now, attachments })
      : openRunFolder({ folder: resumed, now, attachments });
  stderr.write(`${name}: ${title}\n`);
  stderr.write(
    `${algorithm.name}, seed ${seed}, ${evaluations} ${evaluations === 1 ? 'evaluation' : 'evaluations'}\n${open.reason}\n`,
  );
  const progressLine = createProgressLine({ sink: stderr, maxEvaluations: evaluations, now });
  const onStart = (before: number) => {
    progressLine.begin(before);
    if (before > 0) stderr.write(`Going on after ${grouped(before)} evaluations\n`);
  };
  const onProgress = progressLine.show;
  const summary = await runStudy(study, { store, signal, onStart, onProgress })
    .catch((error: unknown) => {
      stderr.write(`\nThe run broke off; what was evaluated is in ${store.location}\n`);
      throw error;
    })
    .finally(progressLine.end);
  printSummary(summary, store.location, options.json === true, terminal);
  return summary.finished ? EXIT_OK : EXIT_INTERRUPTED;
}

function printSummary(
  summary: RunSummary,
  location: string,
  asJson: boolean,
  { stdout, stderr, cwd }: Terminal,
): void {
  stdout.write(asJson ? summaryJson(summary, location) : `${inLines(runWords(summary))}\n`);
  stderr.write(`Written to ${location}\n`);
  if (summary.finished) return;
  const shown = relative(cwd, location);
  stderr.write(`Interrupted. To go on: tandem search --resume ${shown}\n`);
}

/** A paragraph with each sentence on its own line. */
function inLines(paragraph: string): string {
  return paragraph.replaceAll(/(?<=[.)]) (?=[A-Z])/g, '\n');
}

function summaryJson(summary: RunSummary, runFolder: string): string {
  const { experiment, seed, algorithm, executor, finished, tally, history, designs } = summary;
  const front = designs.map(({ trial, objectives, genes, network, hardware }) => {
    return { trial, objectives, genes, network, hardware };
  });
  const hypervolume = history.at(-1)?.hypervolume ?? 0;
  const run = { experiment, seed, algorithm, executor, runFolder, finished };
  return `${JSON.stringify({ ...run, evaluations: tally.evaluated, hypervolume, front }, null, 2)}\n`;
}
