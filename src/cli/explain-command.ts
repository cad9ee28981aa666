import { whatIf } from '../codesign/what-if.ts';
import { explanationParagraph } from '../report/explain/explanation-paragraph.ts';
import { explanationText } from '../report/explain/explanation-text.ts';
import { explainLayer, type LayerExplanation } from '../report/explain/layer-explanation.ts';
import { networkReliefs, networkReliefWords } from '../report/explain/network-relief.ts';
import { slowestLayers } from '../report/explain/slowest-layers.ts';
import { type LayerGroup, layerGroups } from '../report/layer-groups.ts';
import { grouped, percent, significant } from '../report/number-format.ts';
import { wrapText } from '../report/wrap-text.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_BAD_INPUT, EXIT_OK } from './exit-codes.ts';
import { type MappedSubject, mapSubject } from './map-subject.ts';
import {
  addMappingOptions,
  type MappingOptions,
  type MappingSubject,
  readMappingOptions,
} from './mapping-options.ts';
import { OptionReader } from './options.ts';
import type { OpenMapper, Services } from './services.ts';
import { type Terminal, widthOf } from './terminal.ts';

interface ExplainOptions extends MappingOptions {
  readonly layer?: string;
  readonly json?: true;
}

/** Without --layer, layers are explained until they cover this share of the latency. */
const COVERED_SHARE = 0.8;

const EXAMPLES = `
Examples:
  $ tandem explain --accelerator eyeriss --network mobilenet-v2
  $ tandem explain --accelerator eyeriss --network mobilenet-v2 --layer bottleneck7.depthwise
  $ tandem explain --accelerator gemmini-16x16 --network resnet50 --batch 4 --json`;

/** Adds `tandem explain`. */
export function addExplainCommand({ program, terminal, services, done }: CommandContext): void {
  const command = program
    .command('explain')
    .summary('tell why layers cost what they cost, and what would help')
    .description(
      'Explain a layer: loop nest, accesses, roofline, what binds, and what doubling each part of the accelerator would gain. Without --layer, a paragraph for each of the slowest layers.',
    );
  addMappingOptions(command)
    .option('--layer <name>', 'explain this layer in full')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ExplainOptions) => {
      done(await explain(options, terminal, services));
    });
}

async function explain(
  options: ExplainOptions,
  terminal: Terminal,
  services: Services,
): Promise<number> {
  const reader = new OptionReader();
  const subject = readMappingOptions(reader, options, terminal.cwd, services);
  const names = subject?.network.layers.map(({ name }) => name) ?? [];
  const layer = subject && reader.name('--layer', options.layer, names);
  reader.check();
  if (subject === undefined) throw new Error('an option was neither read nor refused');
  const open = await services.createMapper(subject.executor);
  const answer = await explanationsOf(subject, layer, open, terminal).finally(open.dispose);
  if (answer === null) return EXIT_BAD_INPUT;
  const text = options.json === true ? asJson(answer) : asText(answer, layer, terminal);
  terminal.stdout.write(`${text}\n`);
  return EXIT_OK;
}

interface Answer extends MappedSubject {
  readonly explanations: readonly LayerExplanation[];
}

/** Maps the network, picks the layers to explain, and computes again what doubling would gain; null: cannot be mapped. */
async function explanationsOf(
  subject: MappingSubject,
  layer: string | undefined,
  { mapper }: OpenMapper,
  terminal: Terminal,
): Promise<Answer | null> {
  const answer = await mapSubject(subject, mapper, terminal);
  if (answer === null) return null;
  const { mapped, costs, assessHardware } = answer;
  const groups =
    layer === undefined
      ? slowestLayers(mapped, COVERED_SHARE)
      : layerGroups(mapped.layers).filter(({ names }) => names.includes(layer));
  const gains = await whatIf(
    groups.map((group) => group.mapped),
    { ...subject, mapper, assessHardware },
    { signal: terminal.signal },
  );
  const explanations = groups.map((group, place) =>
    explainLayer(named(group, layer), mapped, costs, gains[place] ?? []),
  );
  return { ...answer, explanations };
}

/** The group under the name that was asked for. */
function named({ mapped, names }: LayerGroup, name: string | undefined): LayerGroup {
  if (name === undefined) return { mapped, names };
  return { names, mapped: { ...mapped, layer: { ...mapped.layer, name } } };
}

function asText({ mapped, explanations }: Answer, layer: string | undefined, { stdout }: Terminal) {
  const width = widthOf(stdout);
  if (layer !== undefined) {
    return explanations.map((one) => explanationText(one, width)).join('\n\n');
  }
  const covered = explanations.reduce((sum, { networkShare }) => sum + networkShare, 0);
  const { network, accelerator, layers, latencyMs } = mapped;
  const head = `${network.name} on ${accelerator.name}: ${significant(latencyMs)} ms, ${grouped(layers.length)} layers; ${percent(covered)} of the latency is in the layers below, and the gains are theirs.`;
  const gain = networkReliefWords(networkReliefs(explanations));
  const opening = wrapText(`${head} ${gain}`, width);
  return [opening, ...explanations.map((one) => wrapText(explanationParagraph(one), width))].join(
    '\n\n',
  );
}

function asJson({ mapped, explanations }: Answer): string {
  const { network, accelerator, latencyCycles, latencyMs } = mapped;
  const head = { network: network.name, accelerator: accelerator.name, latencyCycles, latencyMs };
  const reliefs = networkReliefs(explanations);
  return JSON.stringify({ ...head, reliefs, layers: explanations }, null, 2);
}
