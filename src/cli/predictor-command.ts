import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NetworkGenome, NetworkSpace } from '../../models/spaces/network-space.ts';
import { NETWORK_SPACES } from '../../models/spaces/spaces.ts';
import type { Accelerator } from '../accelerator/accelerator.ts';
import { PREDICTORS } from '../accuracy/predictors/predictors.ts';
import {
  genomeFeatures,
  type RatedPredictor,
  ratePredictors,
} from '../accuracy/predictors/rate-predictors.ts';
import { InputError } from '../base/errors.ts';
import { createRandom } from '../base/random.ts';
import { createHardwareAssessor } from '../codesign/assess-hardware.ts';
import { loadFpgaDevice } from '../io/fpga-device-schema.ts';
import { loadTechnology } from '../io/technology-schema.ts';
import { significant } from '../report/number-format.ts';
import { textTable } from '../report/text-table.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_OK } from './exit-codes.ts';
import { OptionReader } from './options.ts';
import type { Services } from './services.ts';
import { type Terminal, widthOf } from './terminal.ts';

interface PredictorOptions {
  readonly accelerator: string;
  readonly space: string;
  readonly figure: string;
  readonly samples: string;
  readonly seed: string;
  readonly out: string;
}

/** What is predicted, as the mapper names it. */
const FIGURES = ['latencyMs', 'energyMj'] as const;
type Figure = (typeof FIGURES)[number];

/** Fewer tell nothing about five folds. */
const LEAST_SAMPLES = 10;
/** Networks that are mapped between two looks at the signal. */
const BATCH = 4;

const COLUMNS = [
  { header: 'predictor', align: 'left' },
  { header: 'Kendall’s τ', align: 'right' },
  { header: 'mean error', align: 'right' },
  { header: 'rms error', align: 'right' },
] as const;

const EXAMPLES = `
Examples:
  $ tandem predictor build --accelerator eyeriss --space nas-bench-201
  $ tandem predictor build --accelerator my-chip.yaml --space fbnet --figure energyMj --samples 200`;

/** Adds `tandem predictor build`. */
export function addPredictorCommand({ program, terminal, services, done }: CommandContext): void {
  program
    .command('predictor')
    .summary('learn what networks of a space cost on an accelerator')
    .description('Learn a figure from samples.')
    .command('build')
    .description(
      'Sample a space, map each network onto the accelerator, fit predictors and tell their errors.',
    )
    .requiredOption('--accelerator <name or path>', 'what the networks run on')
    .requiredOption('--space <name>', NETWORK_SPACES.map(({ name }) => name).join(', '))
    .option('--figure <name>', FIGURES.join(' or '), 'latencyMs')
    .option('--samples <count>', 'networks that are mapped', '60')
    .option('--seed <number>', 'of the samples', '1')
    .option('--out <folder>', 'gets predictor.json and samples.csv', 'predictor')
    .addHelpText('after', EXAMPLES)
    .action(async (options: PredictorOptions) => {
      await build(options, terminal, services);
      done(EXIT_OK);
    });
}

interface Measured {
  readonly genome: NetworkGenome;
  readonly latencyMs: number;
  readonly energyMj: number;
}

async function build(
  options: PredictorOptions,
  terminal: Terminal,
  services: Services,
): Promise<void> {
  const { space, accelerator, figure, samples, seed } = readOptions(options, services);
  const genomes = sampleGenomes(space, samples, seed);
  const measured = await measureAll(space, accelerator, genomes, terminal, services);
  if (measured.length < LEAST_SAMPLES) {
    throw new InputError({
      path: '--accelerator',
      rule: `at least ${LEAST_SAMPLES} of the sampled networks must map onto ${accelerator.name}`,
      got: `${measured.length} of ${genomes.length}`,
      remedy: 'Take more samples, or see why with tandem evaluate',
    });
  }
  const rated = ratePredictors(
    PREDICTORS,
    measured.map((one) => {
      return { features: genomeFeatures(space.genes, one.genome), target: one[figure] };
    }),
    () => createRandom(seed),
  );
  const folder = resolve(terminal.cwd, options.out);
  const document = {
    space: space.name,
    accelerator: accelerator.name,
    figure,
    seed,
    predictor: rated[0]?.name,
    quality: Object.fromEntries(rated.map(({ name, quality }) => [name, quality])),
    genes: space.genes,
    samples: measured.map((one) => ({ genome: one.genome, [figure]: one[figure] })),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'predictor.json'), `${JSON.stringify(document, null, 1)}\n`);
  writeFileSync(join(folder, 'samples.csv'), samplesCsv(space, measured));
  terminal.stdout.write(summary(rated, measured.length, figure, folder, widthOf(terminal.stdout)));
}

function readOptions(options: PredictorOptions, { surroundings }: Services) {
  const reader = new OptionReader();
  const names = NETWORK_SPACES.map(({ name }) => name);
  const spaceName = reader.name('--space', options.space, names);
  const figure = reader.name('--figure', options.figure, FIGURES);
  const samples = reader.wholeNumber('--samples', options.samples, [LEAST_SAMPLES, 100_000]);
  const seed = reader.wholeNumber('--seed', options.seed, [0, 2 ** 31 - 1]);
  const accelerator = reader.attempt('--accelerator', () =>
    surroundings.loadAccelerator(options.accelerator),
  );
  reader.check();
  const space = NETWORK_SPACES.find(({ name }) => name === spaceName);
  if (!space || !figure || !accelerator || samples === undefined || seed === undefined) {
    throw new Error('an option was neither read nor refused');
  }
  return { space, accelerator, figure, samples, seed };
}

/** Different genomes, at random; fewer where the space has no more. */
function sampleGenomes(space: NetworkSpace, count: number, seed: number): NetworkGenome[] {
  const random = createRandom(seed);
  const known = new Map<string, NetworkGenome>();
  for (let attempt = 0; attempt < 20 * count && known.size < count; attempt++) {
    const genome = space.genes.map(({ choices }) => random.pick(choices));
    known.set(genome.join(), genome);
  }
  return [...known.values()];
}

async function measureAll(
  space: NetworkSpace,
  accelerator: Accelerator,
  genomes: readonly NetworkGenome[],
  { stderr, signal }: Terminal,
  services: Services,
): Promise<Measured[]> {
  const { fpga, technology } = accelerator;
  const device = fpga === null ? null : loadFpgaDevice(fpga.device);
  const { costs } = createHardwareAssessor(loadTechnology(technology), device)(accelerator);
  const { mapper, dispose } = await services.createMapper('reference');
  const measured: Measured[] = [];
  try {
    for (let start = 0; start < genomes.length; start += BATCH) {
      signal.throwIfAborted();
      const batch = genomes.slice(start, start + BATCH);
      const subjects = batch.map((genome) => {
        return { network: space.build(genome), accelerator, costs, objective: 'edp' as const };
      });
      const outcomes = await mapper.map(subjects, { signal });
      outcomes.forEach((outcome, at) => {
        const genome = batch[at];
        if (!outcome.ok || genome === undefined) return;
        const { latencyMs, energyMj } = outcome.value;
        measured.push({ genome, latencyMs, energyMj });
      });
      stderr.write(
        `${Math.min(start + BATCH, genomes.length)} of ${genomes.length} networks mapped\n`,
      );
    }
  } finally {
    await dispose();
  }
  return measured;
}

function samplesCsv(space: NetworkSpace, measured: readonly Measured[]): string {
  const header = [...space.genes.map(({ name }) => name), ...FIGURES].join(',');
  const rows = measured.map((one) =>
    [...one.genome, ...FIGURES.map((name) => one[name])].join(','),
  );
  return `${[header, ...rows].join('\n')}\n`;
}

function summary(
  rated: readonly RatedPredictor[],
  samples: number,
  figure: Figure,
  folder: string,
  width: number,
): string {
  const rows = rated.map(({ name, quality }) => [
    name,
    quality.kendallTau.toFixed(3),
    significant(quality.meanAbsoluteError),
    significant(quality.rootMeanSquareError),
  ]);
  const table = textTable(COLUMNS, rows, width);
  return `${figure} of ${samples} networks, five-fold cross-validation\n${table}\nWritten to ${folder}: predictor.json, samples.csv\n`;
}
