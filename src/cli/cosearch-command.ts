import { COSEARCH_LOSSES, type CosearchLoss } from '../accuracy/gradient/cosearch-forms.ts';
import { assessCandidates, infeasibilities } from '../codesign/assess-candidates.ts';
import { buildAccelerator } from '../codesign/decode.ts';
import { readExperimentFile } from '../experiment/experiment-file.ts';
import { type Experiment, resolveExperiment } from '../experiment/resolve-experiment.ts';
import { significant } from '../report/number-format.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_OK } from './exit-codes.ts';
import { experimentJudges } from './experiment-judges.ts';
import { OptionReader } from './options.ts';
import { COST_FIGURES, relaxedDesign } from './relaxed-design.ts';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

interface CosearchOptions {
  readonly loss: string;
  readonly figure: string;
  readonly alpha: string;
  readonly beta: string;
  readonly lambda: string;
  readonly epochs: string;
}

const EXAMPLES = `
Examples:
  $ tandem cosearch experiments/elastic-cosearch
  $ tandem cosearch experiments/elastic-cosearch --loss proxyless --figure energyMj --lambda 0.01`;

/** Adds `tandem cosearch`. */
export function addCosearchCommand({ program, terminal, services, done }: CommandContext): void {
  program
    .command('cosearch')
    .summary('search network and accelerator by gradients')
    .description(
      'Weigh all choices of an experiment by gradients, decide, and judge the design by the real model.',
    )
    .argument('<experiment>', 'one whose space is resnet-elastic')
    .option('--loss <form>', COSEARCH_LOSSES.join(' or '), 'fbnet')
    .option('--figure <name>', `what costs: ${COST_FIGURES.join(' or ')}`, 'latencyMs')
    .option('--alpha <number>', 'factor of the fbnet loss', '0.2')
    .option('--beta <number>', 'exponent of the fbnet loss', '0.6')
    .option('--lambda <number>', 'weight of the proxyless loss, for each µs or nJ', '0.001')
    .option('--epochs <count>', 'passes over the images, the first quarter for weights alone', '12')
    .addHelpText('after', EXAMPLES)
    .action(async (experiment: string, options: CosearchOptions) => {
      await cosearch(experiment, options, terminal, services);
      done(EXIT_OK);
    });
}

async function cosearch(
  nameOrPath: string,
  options: CosearchOptions,
  terminal: Terminal,
  services: Services,
): Promise<void> {
  const { stdout, stderr, signal } = terminal;
  const wanted = readOptions(nameOrPath, options, terminal, services);
  const { experiment } = wanted;
  const { mapper, dispose } = await services.createMapper('reference');
  try {
    const { judges } = experimentJudges(experiment, mapper, {
      cwd: terminal.cwd,
      seconds: () => performance.now() / 1000,
      log: (line) => stderr.write(`${line}\n`),
    });
    const { genes, expected } = await relaxedDesign(wanted, judges, {
      signal,
      log: (line) => stderr.write(`${line}\n`),
    });
    const { space } = experiment;
    const network = space.buildNetwork(genes.network);
    const accelerator = buildAccelerator(space.template, genes.hardware);
    const all = { ...genes.network, ...genes.hardware };
    const candidate = { genes: all, networkGenes: genes.network, network, accelerator };
    const [assessment] = await assessCandidates(judges, [candidate], { signal });
    if (assessment === undefined) throw new Error('the design was not assessed');
    const { accuracy, hardware, mapped } = assessment;
    const broken = infeasibilities(judges.limits, assessment).map(({ code }) => code);
    const design = {
      genes: candidate.genes,
      expected: { [wanted.figure]: expected },
      latencyMs: mapped?.latencyMs ?? null,
      energyMj: mapped?.energyMj ?? null,
      areaMm2: hardware.areaMm2,
      accuracy,
      breaks: broken,
    };
    stdout.write(`${JSON.stringify(design, null, 2)}\n`);
    stderr.write(`top-1 ${significant(accuracy.top1Pct)} % (${accuracy.source})\n`);
  } finally {
    await dispose();
  }
}

/** What is asked for, checked. */
export interface WantedCosearch {
  readonly experiment: Experiment;
  readonly loss: CosearchLoss;
  readonly figure: (typeof COST_FIGURES)[number];
  readonly epochs: number;
}

function readOptions(
  nameOrPath: string,
  options: CosearchOptions,
  { cwd }: Terminal,
  { surroundings }: Services,
): WantedCosearch {
  const reader = new OptionReader();
  const form = reader.name('--loss', options.loss, COSEARCH_LOSSES);
  const figure = reader.name('--figure', options.figure, COST_FIGURES);
  const epochs = reader.wholeNumber('--epochs', options.epochs, [1, 10_000]);
  const alpha = reader.positive('--alpha', options.alpha);
  const beta = reader.positive('--beta', options.beta);
  const lambda = reader.positive('--lambda', options.lambda);
  const experiment = reader.attempt('experiment', () =>
    resolveExperiment(readExperimentFile(nameOrPath, cwd), surroundings),
  );
  reader.check();
  if (!form || !figure || !experiment || !epochs || !alpha || !beta || !lambda)
    throw new Error('an option was neither read nor refused');
  const loss: CosearchLoss = form === 'fbnet' ? { form, alpha, beta } : { form, lambda };
  return { experiment, loss, figure, epochs };
}
