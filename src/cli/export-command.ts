import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { InputError } from '../base/errors.ts';
import {
  EXPORT_FORMATS,
  type ExportFile,
  type ExportFormat,
  type ExportSubject,
  exportFiles,
} from '../io/export-files.ts';
import { TABLE_FORMATS } from '../io/table/table.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_OK } from './exit-codes.ts';
import { exportTrials } from './export-trials.ts';
import { inFolder, readNetwork } from './network-option.ts';
import { OptionReader } from './options.ts';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

interface ExportOptions {
  readonly network?: string;
  readonly accelerator?: string;
  readonly option: readonly string[];
  readonly format: string;
  readonly out?: string;
}

const EXAMPLES = `
Examples:
  $ tandem export --network mobilenet-v2 --format scale-sim --out scale-sim/mobilenet
  $ tandem export --network model.onnx --accelerator eyeriss --format timeloop --out timeloop/model
  $ tandem export runs/quickstart-seed1 --format parquet`;

/** Adds `tandem export`. */
export function addExportCommand({ program, terminal, services, done }: CommandContext): void {
  program
    .command('export')
    .summary(
      'write the trials of a run as a table, or a network or an accelerator for another tool',
    )
    .description(
      'Write all trials of a run as a table; or a network, an accelerator or both in the files of another tool.',
    )
    .argument('[run]', 'folder of a run, also of one that is under way')
    .option('--network <name>', 'name, see "tandem list models", or a file')
    .option('--accelerator <name>', 'name, see "tandem list accelerators", or a file')
    .option(
      '--option <name=value>',
      'option of the model, or open size of an ONNX file',
      append,
      [],
    )
    .requiredOption(
      '--format <name>',
      `${TABLE_FORMATS.join(', ')} for a run, ${EXPORT_FORMATS.join(' or ')} for the others`,
    )
    .option(
      '--out <path>',
      'file of the table (default: trials.<format> in the run); folder of the others, empty or made',
    )
    .addHelpText('after', EXAMPLES)
    .action((run: string | undefined, options: ExportOptions) => {
      if (run === undefined) exportSubject(options, terminal, services);
      else exportRun(run, options, terminal);
      done(EXIT_OK);
    });
}

function exportRun(run: string, options: ExportOptions, terminal: Terminal): void {
  const { network, accelerator, option, format, out } = options;
  if (network !== undefined || accelerator !== undefined || option.length > 0) {
    throw new InputError({
      path: 'run',
      rule: 'is exported alone',
      got: `"${run}" with --network, --accelerator or --option`,
      remedy: 'Leave out the run, or those options',
    });
  }
  exportTrials({ run, format, out }, terminal);
}

function append(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function exportSubject(
  options: ExportOptions,
  { stdout, cwd }: Terminal,
  services: Services,
): void {
  const { subject, format, out } = readOptions(options, cwd, services);
  const files = exportFiles(subject, format);
  const folder = resolve(cwd, out);
  orRefuse(out, () => {
    requireEmpty(folder, out);
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
): { readonly subject: ExportSubject; readonly format: ExportFormat; readonly out: string } {
  const reader = new OptionReader();
  const format = reader.name('--format', options.format, EXPORT_FORMATS);
  const { network: networkName, accelerator: acceleratorName, option, out = '' } = options;
  reader.text('--out', out);
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
    out,
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
