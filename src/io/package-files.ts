import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { InputError } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';
import { readTextFile } from './read-text-file.ts';

const PACKAGE_NAME = 'tandem-codesign';

/** A file that the package brings along. */
export interface PackageFile {
  /** File name without its ending, e.g. `eyeriss`. */
  readonly name: string;
  /** Path from the package root with forward slashes, e.g. `accelerators/eyeriss.yaml`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Folder of the package, found upwards from this module, so that it is the same from `src/` and from `dist/src/`.
 *
 * @throws Error where no package.json above is this package's
 */
export function packageRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (isPackageRoot(folder)) return folder;
    if (folder === dirname(folder))
      throw new Error(`no package.json of ${PACKAGE_NAME} above this module`);
  }
}

/** Names, sorted and without the `.yaml` ending, of the files in a folder of the package, e.g. `accelerators`. */
export function listPackageFiles(folder: string): string[] {
  return readdirSync(join(packageRoot(), folder))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/**
 * Reads one YAML file of the package.
 *
 * @param folder  e.g. `accelerators`
 * @param name    file name without `.yaml`
 * @param what    what such a file is called in the message, e.g. `accelerator`
 * @throws InputError where there is no such file, with the nearest name
 */
export function loadPackageFile(folder: string, name: string, what: string): PackageFile {
  const names = listPackageFiles(folder);
  if (!names.includes(name)) {
    throw new InputError({
      rule: `must be the name of a known ${what}`,
      got: JSON.stringify(name),
      remedy: didYouMean(name, names),
    });
  }
  const root = packageRoot();
  const path = join(root, folder, `${name}.yaml`);
  return { name, path: relative(root, path).split(sep).join('/'), text: readTextFile(path) };
}

function isPackageRoot(folder: string): boolean {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return (
    typeof manifest === 'object' &&
    manifest !== null &&
    'name' in manifest &&
    manifest.name === PACKAGE_NAME
  );
}
