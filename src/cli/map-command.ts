import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { InputError } from '../base/errors.ts';
import { REUSE_MODES } from '../cost/nest-traffic.ts';
import { mappingFileText, parseMappingFile } from '../io/mapping-file.ts';
import { readTextFile } from '../io/read-text-file.ts';
import type { MappingConstraint } from '../mapper/optimal/mapping-constraint.ts';
import { TILINGS } from '../mapper/optimal/mapspace.ts';
import { loopNest } from '../report/loop-nest.ts';
import { mappingTable } from '../report/mapping-table.ts';
import type { CommandContext } from './command-context.ts';
import { parseConstraint } from './constraint-option.ts';
import { EXIT_BAD_INPUT, EXIT_OK } from './exit-codes.ts';
import { evaluateGiven, type MapAnswer, mapNetwork } from './map-network.ts';
import {
  addMappingOptions,
  append,
  type MappingOptions,
  type MappingSubject,
  readMappingOptions,
} from './mapping-options.ts';
import { OptionReader } from './options.ts';
import { MOST_WORKERS } from './search-options.ts';
import type { Services } from './services.ts';
import { type Terminal, widthOf } from './terminal.ts';

interface MapOptions extends MappingOptions {
  readonly layer?: string;
  readonly tiling: string;
  readonly bypass?: true;
  readonly loops: string;
  readonly reuse: string;
  readonly constraint: readonly string[];
  readonly budget?: string;
  readonly workers: string;
  readonly mapping?: string;
  readonly out?: string;
  readonly cache: boolean;
  readonly json?: true;
}

const LOOPS = ['grouped', 'everywhere'] as const;

const EXAMPLES = `
Examples:
  $ tandem map --accelerator eyeriss --network alexnet --layer conv3
  $ tandem map --accelerator eyeriss --network resnet50 --objective latency --budget 50ms
  $ tandem map --accelerator simba-like --network resnet50 --constraint utilization=0.5 --out mappings.json
  $ tandem map --accelerator eyeriss --network alexnet --mapping mappings.json`;

/** Adds `tandem map`. */
export function addMapCommand({ program, terminal, services, done }: CommandContext): void {
  const command = program
    .command('map')
    .summary('find the best mapping of every layer, with the proof that there is no better one')
    .description(
      'Search every tiling, order and spread of each different layer by branch and bound, and say how near to the best the mapping is.',
    );
  addMappingOptions(command)
    .option('--layer <name>', 'only this layer, with its loop nest')
    .option('--tiling <name>', `bounds that are tried: ${TILINGS.join(', ')}`, 'even')
    .option('--loops <name>', `where loops may stand: ${LOOPS.join(', ')}`, 'grouped')
    .option('--bypass', 'also try memories that leave operands out')
    .option('--reuse <name>', `semantics: ${REUSE_MODES.join(', ')}`, 'stepwise')
    .option(
      '--constraint <text>',
      'what mappings must obey, e.g. utilization=0.5 or BUFFER.x=K; may be repeated',
      append,
      [],
    )
    .option('--budget <time>', 'time for each different layer, e.g. 50ms or 2s (default: no limit)')
    .option('--workers <n>', 'threads that share the layers', String(availableParallelism()))
    .option('--mapping <file>', 'evaluate the mappings of this file instead')
    .option('--out <file>', 'save the mappings as JSON')
    .option('--no-cache', 'look for all mappings again')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (options: MapOptions) => {
      done(await map(options, terminal, services));
    });
}

async function map(options: MapOptions, terminal: Terminal, services: Services): Promise<number> {
  const { stdout, stderr, cwd } = terminal;
  const reader = new OptionReader();
  const subject = readMappingOptions(reader, options, cwd, services);
  const tiling = reader.name('--tiling', options.tiling, TILINGS);
  const loops = reader.name('--loops', options.loops, LOOPS);
  const reuse = reader.name('--reuse', options.reuse, REUSE_MODES);
  const budgetMs = reader.attempt('--budget', () => parseBudget(options.budget));
  const workers = reader.wholeNumber('--workers', options.workers, [1, MOST_WORKERS]);
  const names = subject?.network.layers.map(({ name }) => name) ?? [];
  const layer = reader.name('--layer', options.layer, names);
  const constraints = constraintsOf(reader, subject, options);
  reader.check();
  if (!subject || !tiling || !loops || !reuse || !workers)
    throw new Error('an option was neither read nor refused');
  const only = layer === undefined ? subject : withLayer(subject, layer);
  const keeps = options.bypass === true ? 'any' : 'held';
  const search = { tiling, loops, keeps, constraints, reuse } as const;
  const answer =
    options.mapping === undefined
      ? await mapNetwork(
          only,
          { search, budgetMs: budgetMs ?? null, workers, useCache: options.cache },
          terminal,
          services,
        )
      : evaluateGiven(only, givenMappings(resolve(cwd, options.mapping)), reuse);
  for (const reason of answer.reasons) stderr.write(`${reason}.\n`);
  if (options.out !== undefined) save(resolve(cwd, options.out), only, answer);
  const isJson = options.json === true;
  const text = isJson ? asJson(answer) : asText(only, answer, layer, widthOf(stdout));
  if (isJson || answer.rows.length > 0) stdout.write(`${text}\n`);
  return answer.reasons.length > 0 ? EXIT_BAD_INPUT : EXIT_OK;
}

function constraintsOf(
  reader: OptionReader,
  subject: MappingSubject | undefined,
  { constraint }: MapOptions,
): readonly MappingConstraint[] {
  if (subject === undefined) return [];
  return constraint.flatMap((typed) => {
    const read = reader.attempt('--constraint', () => parseConstraint(typed, subject.accelerator));
    return read === undefined ? [] : [read];
  });
}

/** Milliseconds; null for no limit. */
function parseBudget(typed: string | undefined): number | null {
  if (typed === undefined) return null;
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(typed) ?? [];
  const milliseconds = Number(amount) * (unit === 's' ? 1000 : 1);
  if (amount !== '' && milliseconds > 0) return milliseconds;
  throw new InputError({
    rule: 'must be a time',
    got: `"${typed}"`,
    remedy: 'E.g. 50ms or 2s',
  });
}

function withLayer(subject: MappingSubject, name: string): MappingSubject {
  const { network } = subject;
  const layers = network.layers.filter((layer) => layer.name === name);
  return { ...subject, network: { ...network, layers, edges: [] } };
}

function givenMappings(file: string) {
  return { file, mappings: parseMappingFile(readTextFile(file), file) };
}

function save(file: string, { accelerator, network }: MappingSubject, { layers }: MapAnswer): void {
  try {
    writeFileSync(file, mappingFileText(accelerator.name, network.name, layers));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new InputError({ path: '--out', rule: `cannot be written (${code})`, got: `"${file}"` });
  }
}

function asJson({ layers, rows }: MapAnswer): string {
  return JSON.stringify({ rows, layers }, null, 2);
}

function asText(
  { objective }: MappingSubject,
  { rows, layers }: MapAnswer,
  layer: string | undefined,
  width: number,
): string {
  const nests =
    layer === undefined
      ? []
      : layers.flatMap(({ mapping }) => (mapping === null ? [] : [`\n${loopNest(mapping)}`]));
  return [mappingTable(rows, objective, width), ...nests].join('\n');
}
