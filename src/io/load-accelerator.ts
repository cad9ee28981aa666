import type { Accelerator } from '../accelerator/accelerator.ts';
import type { AcceleratorNames } from './accelerator-schema.ts';
import { isFilePath } from './file-path.ts';
import { listPackageFiles, loadPackageFile } from './package-files.ts';
import { parseAccelerator } from './parse-accelerator.ts';
import { readTextFile } from './read-text-file.ts';
import { parseScaleSimConfig } from './scale-sim/parse-config.ts';
import { parseTimeloop } from './timeloop/parse-timeloop.ts';
import { parseZigzagAccelerator } from './zigzag/parse-hardware.ts';

/** Names that files may refer to; those of the package where they are not given. */
export interface LoadAcceleratorOptions {
  /** Dataflows that the mapper knows. */
  readonly dataflows: readonly string[];
  readonly technologies?: readonly string[];
  readonly devices?: readonly string[];
}

const FOLDER = 'accelerators';

/** Names of the accelerators that the package brings along, sorted. */
export function listAccelerators(): string[] {
  return listPackageFiles(FOLDER);
}

/**
 * Loads an accelerator.
 *
 * @param nameOrPath  a name from `listAccelerators()`, or the path of a file (with a slash or an ending, docs/importers.md)
 * @throws InputError for an unknown name (with the nearest one), an unreadable file and everything wrong in it
 */
export function loadAccelerator(nameOrPath: string, options: LoadAcceleratorOptions): Accelerator {
  const names = {
    dataflows: options.dataflows,
    technologies: options.technologies ?? listPackageFiles(`${FOLDER}/technology`),
    devices: options.devices ?? listPackageFiles(`${FOLDER}/fpga`),
  };
  if (isFilePath(nameOrPath)) return acceleratorFromFile(nameOrPath, names);
  const { text, path } = loadPackageFile(FOLDER, nameOrPath, 'accelerator');
  return parseAccelerator(text, path, names);
}

/** Tandem's own YAML, or what its content tells is another tool's. */
function acceleratorFromFile(path: string, names: AcceleratorNames): Accelerator {
  const text = readTextFile(path);
  if (/\.cfg$/i.test(path)) return parseScaleSimConfig(text, path);
  if (/^operational_array\s*:/m.test(text))
    return parseZigzagAccelerator(text, path, names.dataflows);
  if (!/^architecture\s*:/m.test(text)) return parseAccelerator(text, path, names);
  const { accelerator } = parseTimeloop([{ text, file: path }], names);
  if (accelerator === null) throw new Error(`${path} was taken for an architecture of Timeloop`);
  return accelerator;
}
