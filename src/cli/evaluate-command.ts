import type { MappedNetwork } from '../mapper/mapped-network.ts';
import { layerTable } from '../report/layer-table.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_BAD_INPUT, EXIT_OK } from './exit-codes.ts';
import { mapSubject } from './map-subject.ts';
import { addMappingOptions, type MappingOptions, readMappingOptions } from './mapping-options.ts';
import { OptionReader } from './options.ts';
import type { Services } from './services.ts';
import { type Terminal, widthOf } from './terminal.ts';

interface EvaluateOptions extends MappingOptions {
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  $ tandem evaluate --accelerator eyeriss --network mobilenet-v2
  $ tandem evaluate --accelerator gemmini-16x16 --network resnet50 --batch 4 --objective latency
  $ tandem evaluate --accelerator my.yaml --network mobilenet-v2 --option width=0.5 --option resolution=160 --json`;

/** Adds `tandem evaluate`. */
export function addEvaluateCommand({ program, terminal, services, done }: CommandContext): void {
  const command = program
    .command('evaluate')
    .summary('tell what a network costs on an accelerator')
    .description(
      'Map a network onto an accelerator and tell time, energy and bottleneck of each layer.',
    );
  addMappingOptions(command)
    .option('--json', 'print everything as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (options: EvaluateOptions) => {
      done(await evaluate(options, terminal, services));
    });
}

async function evaluate(
  options: EvaluateOptions,
  terminal: Terminal,
  services: Services,
): Promise<number> {
  const { stdout, cwd } = terminal;
  const reader = new OptionReader();
  const subject = readMappingOptions(reader, options, cwd, services);
  reader.check();
  if (subject === undefined) throw new Error('an option was neither read nor refused');
  const { mapper, dispose } = await services.createMapper(subject.executor);
  const answer = await mapSubject(subject, mapper, terminal).finally(dispose);
  if (answer === null) return EXIT_BAD_INPUT;
  const { mapped, device } = answer;
  const width = widthOf(stdout);
  const tableOptions = device === null ? { width } : { width, fpgaDevice: device };
  const asJson = options.json === true;
  stdout.write(asJson ? mappedJson(mapped) : `${layerTable(mapped, tableOptions)}\n`);
  return EXIT_OK;
}

/** The mapped network with each layer's time. */
function mappedJson(mapped: MappedNetwork): string {
  const layers = mapped.layers.map((layer) => {
    const latencyMs = layer.cost.latencyCycles / mapped.accelerator.clockMHz / 1000;
    return { ...layer, latencyMs };
  });
  return `${JSON.stringify({ ...mapped, layers }, null, 2)}\n`;
}
