import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../base/errors.ts';
import {
  EXPORT_FORMATS,
  type ExportFile,
  type ExportFormat,
  type ExportSubject,
  exportFiles,
} from '../io/export-files.ts';
import { EXIT_OK } from './exit-codes.ts';
import { inFolder, readNetwork } from './network-option.ts';
import { OptionReader } from './options.ts';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

interface ExportOptions {
  readonly network?: string;
  readonly accelerator?: string;
  readonly option: readonly string[];
  readonly format: string;
  readonly out: string;
}

const EXAMPLES = `
Examples:
  $ tandem export --network mobilenet-v2 --format scale-sim --out scale-sim/mobilenet
  $ tandem export --network model.onnx --accelerator eyeriss --format timeloop --out timeloop/model`;

/** Adds `tandem export`. */
export function addExportCommand(
  program: Command,
  terminal: Terminal,
  services: Services,
  done: (exitCode: number) => void,
): void {
  program
    .command('export')
    .summary('write a network or an accelerator for another tool')
    .description('Write a network, an accelerator or both in the files of another tool.')
    .option('--network <name>', 'name, see "tandem list models", or a file')
    .option('--accelerator <name>', 'name, see "tandem list accelerators", or a file')
    .option(
      '--option <name=value>',
      'option of the model, or open size of an ONNX file',
      append,
      [],
    )
    .requiredOption('--format <name>', EXPORT_FORMATS.join(' or '))
    .requiredOption('--out <dir>', 'folder, made where it is missing, that must be empty')
    .addHelpText('after', EXAMPLES)
    .action((options: ExportOptions) => {
      exportSubject(options, terminal, services);
      done(EXIT_OK);
    });
}

function append(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function exportSubject(
  options: ExportOptions,
  { stdout, cwd }: Terminal,
  services: Services,
): void {
  const { subject, format } = readOptions(options, cwd, services);
  const files = exportFiles(subject, format);
  const folder = resolve(cwd, options.out);
  orRefuse(options.out, () => {
    requireEmpty(folder, options.out);
    for (const file of files) writeFile(folder, file);
  });
  const shown = relative(cwd, folder) || '.';
  const count = files.length === 1 ? files[0]?.path : `${files.length} files`;
  stdout.write(`Wrote ${count} for ${format} to ${shown}.\n`);
}

function readOptions(
  options: ExportOptions,
  cwd: string,
  services: Services,
): { readonly subject: ExportSubject; readonly format: ExportFormat } {
  const reader = new OptionReader();
  const format = reader.name('--format', options.format, EXPORT_FORMATS);
  reader.text('--out', options.out);
  const { network: networkName, accelerator: acceleratorName, option } = options;
  const network =
    networkName === undefined
      ? undefined
      : readNetwork(reader, { network: networkName, option }, cwd, services);
  const accelerator =
    acceleratorName === undefined
      ? undefined
      : reader.attempt('--accelerator', () =>
          services.surroundings.loadAccelerator(inFolder(cwd, acceleratorName)),
        );
  reader.check();
  if (format === undefined) throw new Error('an option was neither read nor refused');
  if (network === undefined && accelerator === undefined) {
    throw new InputError({
      path: '--network',
      rule: 'a network or an accelerator must be given',
      remedy: 'Add --network or --accelerator',
    });
  }
  return {
    subject: {
      ...(network === undefined ? {} : { network }),
      ...(accelerator === undefined ? {} : { accelerator }),
    },
    format,
  };
}

/** A folder that cannot be made or written to is no bug of ours. */
function orRefuse(typed: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const rule = `cannot be written to (${code})`;
    throw new InputError({ path: '--out', rule, got: `"${typed}"`, remedy: 'Name another folder' });
  }
}

function requireEmpty(folder: string, typed: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new InputError({
    path: '--out',
    rule: 'must be an empty folder, or one that is not there yet',
    got: `"${typed}" with ${readdirSync(folder).length} entries`,
    remedy: 'Name another folder',
  });
}

function writeFile(folder: string, { path, text }: ExportFile): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
