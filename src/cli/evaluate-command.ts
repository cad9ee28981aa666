import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Accelerator } from '../accelerator/accelerator.ts';
import { describeInfeasibility } from '../base/outcome.ts';
import { createHardwareAssessor } from '../codesign/assess-hardware.ts';
import { isFilePath } from '../io/file-path.ts';
import { loadFpgaDevice } from '../io/fpga-device-schema.ts';
import { loadTechnology } from '../io/technology-schema.ts';
import { EXECUTORS, MAPPING_OBJECTIVES, type MappedNetwork } from '../mapper/mapped-network.ts';
import { layerTable } from '../report/layer-table.ts';
import { MAX_EXTENT } from '../workload/dims.ts';
import type { Network } from '../workload/network.ts';
import { withBatch } from '../workload/with-batch.ts';
import { EXIT_BAD_INPUT, EXIT_OK } from './exit-codes.ts';
import { OptionReader } from './options.ts';
import type { Services } from './services.ts';
import { type Terminal, widthOf } from './terminal.ts';

interface EvaluateOptions {
  readonly accelerator: string;
  readonly network: string;
  readonly dataflow?: string;
  readonly batch: string;
  readonly objective: string;
  readonly option: readonly string[];
  readonly executor: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  $ tandem evaluate --accelerator eyeriss --network mobilenet-v2
  $ tandem evaluate --accelerator gemmini-16x16 --network resnet50 --batch 4 --objective latency
  $ tandem evaluate --accelerator my.yaml --network mobilenet-v2 --option width=0.5 --option resolution=160 --json`;

/** Adds `tandem evaluate`. */
export function addEvaluateCommand(
  program: Command,
  terminal: Terminal,
  services: Services,
  done: (exitCode: number) => void,
): void {
  program
    .command('evaluate')
    .summary('tell what a network costs on an accelerator')
    .description(
      'Map a network onto an accelerator and tell time, energy and bottleneck of each layer.',
    )
    .requiredOption('--accelerator <name>', 'name, see "tandem list accelerators", or a file')
    .requiredOption('--network <name>', 'see "tandem list models"')
    .option('--dataflow <name>', 'only this dataflow (default: all that the accelerator supports)')
    .option('--batch <n>', 'samples at a time', '1')
    .option('--objective <name>', `what mappings minimise: ${MAPPING_OBJECTIVES.join(', ')}`, 'edp')
    .option('--option <name=value>', 'option of the network, may be repeated', append, [])
    .option('--executor <name>', `auto, ${EXECUTORS.join(', ')}`, 'auto')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (options: EvaluateOptions) => {
      done(await evaluate(options, terminal, services));
    });
}

function append(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function evaluate(
  options: EvaluateOptions,
  { stdout, stderr, signal, cwd }: Terminal,
  services: Services,
): Promise<number> {
  const { network, accelerator, objective, executor } = readOptions(options, cwd, services);
  const { fpga, technology } = accelerator;
  const device = fpga === null ? null : loadFpgaDevice(fpga.device);
  const assessHardware = createHardwareAssessor(loadTechnology(technology), device);
  const { costs, overBudget } = assessHardware(accelerator);
  const { mapper, dispose } = await services.createMapper(executor);
  const request = { network, accelerator, costs, objective };
  const [outcome] = await mapper.map([request], { signal }).finally(dispose);
  if (outcome === undefined) throw new Error('the mapper gave no answer');
  for (const reason of overBudget) stderr.write(`${describeInfeasibility(reason)}.\n`);
  if (!outcome.ok) {
    const reasons = outcome.reasons.map((reason) => `${describeInfeasibility(reason)}.\n`);
    stderr.write(`${network.name} cannot be mapped onto ${accelerator.name}:\n${reasons.join('')}`);
    return EXIT_BAD_INPUT;
  }
  const width = widthOf(stdout);
  const tableOptions = device === null ? { width } : { width, fpgaDevice: device };
  const asJson = options.json === true;
  stdout.write(asJson ? mappedJson(outcome.value) : `${layerTable(outcome.value, tableOptions)}\n`);
  return EXIT_OK;
}

function readOptions(options: EvaluateOptions, cwd: string, { surroundings }: Services) {
  const reader = new OptionReader();
  const objective = reader.name('--objective', options.objective, MAPPING_OBJECTIVES);
  const executor = reader.name('--executor', options.executor, ['auto', ...EXECUTORS]);
  const dataflow = reader.name('--dataflow', options.dataflow, surroundings.dataflows);
  const batch = reader.wholeNumber('--batch', options.batch, [1, MAX_EXTENT]);
  const networkOptions = reader.assignments('--option', options.option);
  const model = reader.name('--network', options.network, surroundings.models);
  const network =
    model === undefined
      ? undefined
      : reader.attempt('--option', () => surroundings.buildNetwork(model, networkOptions));
  const accelerator = reader.attempt('--accelerator', () =>
    surroundings.loadAccelerator(inFolder(cwd, options.accelerator)),
  );
  reader.check();
  if (!network || !accelerator || !batch || !objective || !executor)
    throw new Error('an option was neither read nor refused');
  return {
    network: batched(network, batch),
    accelerator: restrict(accelerator, dataflow),
    objective,
    executor,
  };
}

function inFolder(cwd: string, nameOrPath: string): string {
  return isFilePath(nameOrPath) ? resolve(cwd, nameOrPath) : nameOrPath;
}

function batched(network: Network, batch: number): Network {
  return batch === 1 ? network : withBatch(network, batch);
}

function restrict(accelerator: Accelerator, dataflow: string | undefined): Accelerator {
  return dataflow === undefined ? accelerator : { ...accelerator, dataflows: [dataflow] };
}

/** The mapped network with each layer's time. */
function mappedJson(mapped: MappedNetwork): string {
  const layers = mapped.layers.map((layer) => {
    const latencyMs = layer.cost.latencyCycles / mapped.accelerator.clockMHz / 1000;
    return { ...layer, latencyMs };
  });
  return `${JSON.stringify({ ...mapped, layers }, null, 2)}\n`;
}
