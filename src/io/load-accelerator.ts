import type { Accelerator } from '../accelerator/accelerator.ts';
import { isFilePath } from './file-path.ts';
import { listPackageFiles, loadPackageFile } from './package-files.ts';
import { parseAccelerator } from './parse-accelerator.ts';
import { readTextFile } from './read-text-file.ts';

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
 * @param nameOrPath  a name from `listAccelerators()`, or the path of a YAML file (with a slash or a `.yaml` ending)
 * @throws InputError for an unknown name (with the nearest one), an unreadable file and everything wrong in it
 */
export function loadAccelerator(nameOrPath: string, options: LoadAcceleratorOptions): Accelerator {
  const names = {
    dataflows: options.dataflows,
    technologies: options.technologies ?? listPackageFiles(`${FOLDER}/technology`),
    devices: options.devices ?? listPackageFiles(`${FOLDER}/fpga`),
  };
  if (isFilePath(nameOrPath)) return parseAccelerator(readTextFile(nameOrPath), nameOrPath, names);
  const { text, path } = loadPackageFile(FOLDER, nameOrPath, 'accelerator');
  return parseAccelerator(text, path, names);
}
