import type { Command } from 'commander';
import type { Accelerator } from '../accelerator/accelerator.ts';
import { EXECUTORS, MAPPING_OBJECTIVES, type MappingObjective } from '../mapper/mapped-network.ts';
import { MAX_EXTENT } from '../workload/dims.ts';
import type { Network } from '../workload/network.ts';
import { withBatch } from '../workload/with-batch.ts';
import { inFolder, readNetwork } from './network-option.ts';
import type { OptionReader } from './options.ts';
import type { ExecutorChoice, Services } from './services.ts';

/** What the options say as they were typed: which network to map onto which accelerator, and how. */
export interface MappingOptions {
  readonly accelerator: string;
  readonly network: string;
  readonly dataflow?: string;
  readonly batch: string;
  readonly objective: string;
  readonly option: readonly string[];
  readonly executor: string;
}

/** What they mean. */
export interface MappingSubject {
  readonly network: Network;
  readonly accelerator: Accelerator;
  readonly objective: MappingObjective;
  readonly executor: ExecutorChoice;
}

/** Adds the options of a command that maps a network onto an accelerator. */
export function addMappingOptions(command: Command): Command {
  return command
    .requiredOption('--accelerator <name>', 'name, see "tandem list accelerators", or a file')
    .requiredOption('--network <name>', 'name, see "tandem list models", or a file')
    .option('--dataflow <name>', 'only this dataflow (default: all that the accelerator supports)')
    .option('--batch <n>', 'samples at a time', '1')
    .option('--objective <name>', `what mappings minimise: ${MAPPING_OBJECTIVES.join(', ')}`, 'edp')
    .option(
      '--option <name=value>',
      'option of the model, or size that an ONNX file leaves open; may be repeated',
      append,
      [],
    )
    .option('--executor <name>', `auto, ${EXECUTORS.join(', ')}`, 'reference');
}

/** Reads them; undefined where something is wrong, which the reader has noted. */
export function readMappingOptions(
  reader: OptionReader,
  options: MappingOptions,
  cwd: string,
  services: Services,
): MappingSubject | undefined {
  const { surroundings } = services;
  const objective = reader.name('--objective', options.objective, MAPPING_OBJECTIVES);
  const executor = reader.name('--executor', options.executor, ['auto', ...EXECUTORS]);
  const dataflow = reader.name('--dataflow', options.dataflow, surroundings.dataflows);
  const batch = reader.wholeNumber('--batch', options.batch, [1, MAX_EXTENT]);
  const network = readNetwork(reader, options, cwd, services);
  const accelerator = reader.attempt('--accelerator', () =>
    surroundings.loadAccelerator(inFolder(cwd, options.accelerator)),
  );
  if (!network || !accelerator || !batch || !objective || !executor) return undefined;
  return {
    network: batched(network, batch),
    accelerator: restrict(accelerator, dataflow),
    objective,
    executor,
  };
}

/** Gathers the values of an option that may be repeated. */
export function append(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function batched(network: Network, batch: number): Network {
  return batch === 1 ? network : withBatch(network, batch);
}

function restrict(accelerator: Accelerator, dataflow: string | undefined): Accelerator {
  return dataflow === undefined ? accelerator : { ...accelerator, dataflows: [dataflow] };
}
