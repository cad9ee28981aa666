import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../base/errors.ts';
import type { AnyReproduction, ReproductionContext } from '../experiment/reproduce/reproduction.ts';
import { referenceBesidePackage } from '../experiment/reproduce/reproduction-file.ts';
import { findReproduction, REPRODUCTIONS } from '../experiment/reproduce/reproductions.ts';
import { resultDocument } from '../experiment/reproduce/result-file.ts';
import {
  isReproduced,
  type ReproductionResult,
  runReproduction,
} from '../experiment/reproduce/run-reproduction.ts';
import { writeIndex, writeResult } from '../experiment/reproduce/write-results.ts';
import { reproductionText } from '../report/reproduction-text.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_DIFFERS, EXIT_OK } from './exit-codes.ts';
import { OptionReader } from './options.ts';
import type { Services } from './services.ts';
import { type Terminal, widthOf } from './terminal.ts';

const EXAMPLES = `
Examples:
  $ tandem reproduce zhang-fpga-2015
  $ tandem reproduce auto-nba-icml-2021 --reference my-reference-results
  $ tandem reproduce --all --json`;

interface Options {
  readonly all?: true;
  readonly reference?: string;
  readonly json?: true;
  readonly write?: true;
}

/** Adds `tandem reproduce`. */
export function addReproduceCommand({ program, terminal, services, done }: CommandContext): void {
  program
    .command('reproduce')
    .summary('compute published results again and compare')
    .description(
      'Compute the results of a paper again, print theirs against ours, and end with 1 where one is out of its tolerance.',
    )
    .argument('[names...]', `${REPRODUCTIONS.map(({ name }) => name).join(', ')}`)
    .option('--all', 'every reproduction')
    .option('--reference <folder>', 'results of other tools, which some are held against')
    .option('--json', 'print one object per reproduction as JSON')
    .option('--write', 'write result.json into their folders, and experiments/README.md')
    .addHelpText('after', EXAMPLES)
    .action(async (names: readonly string[], options: Options) => {
      done(await reproduce(names, options, terminal, services));
    });
}

async function reproduce(
  names: readonly string[],
  options: Options,
  terminal: Terminal,
  services: Services,
): Promise<number> {
  const reader = new OptionReader();
  const chosen = reader.attempt('names', () => chosenOf(names, options));
  const referenceFolder = reader.attempt('--reference', () => referenceOf(options, terminal));
  reader.check();
  const results: ReproductionResult[] = [];
  for (const one of chosen ?? []) {
    const progress = (doing: string) => terminal.stderr.write(`${one.name}: ${doing}\n`);
    const context: ReproductionContext = {
      surroundings: services.surroundings,
      referenceFolder: referenceFolder ?? null,
      signal: terminal.signal,
      progress,
    };
    terminal.signal.throwIfAborted();
    const result = await runReproduction(one, context);
    results.push(result);
    if (options.write === true) writeResult(result);
    if (options.json !== true) {
      terminal.stdout.write(`${reproductionText(result, widthOf(terminal.stdout))}\n\n`);
    }
  }
  if (options.json === true) {
    const documents = results.map((result) => ({ name: result.name, ...resultDocument(result) }));
    terminal.stdout.write(`${JSON.stringify(documents, null, 2)}\n`);
  }
  if (options.write === true) terminal.stderr.write(`wrote ${writeIndex()}\n`);
  return results.every(isReproduced) ? EXIT_OK : EXIT_DIFFERS;
}

function chosenOf(names: readonly string[], { all }: Options): readonly AnyReproduction[] {
  if (all === true) return REPRODUCTIONS;
  if (names.length > 0) return names.map(findReproduction);
  throw new InputError({
    rule: 'must name a reproduction or more',
    got: 'none',
    remedy: `Give --all or names: ${REPRODUCTIONS.map(({ name }) => name).join(', ')}`,
  });
}

function referenceOf({ reference }: Options, { cwd }: Terminal): string | null {
  if (reference === undefined) return referenceBesidePackage();
  const folder = resolve(cwd, reference);
  if (existsSync(folder)) return folder;
  throw new InputError({
    rule: 'must be a folder',
    got: `"${reference}"`,
    remedy: 'Check the path',
  });
}
