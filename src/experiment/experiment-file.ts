import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';
import { isFilePath } from '../io/file-path.ts';
import { packageRoot } from '../io/package-files.ts';
import { readTextFile } from '../io/read-text-file.ts';
import { type LocatedYaml, parseLocatedYaml, parseYamlDocument } from '../io/yaml-document.ts';
import { type ExperimentDocument, experimentSchema } from './experiment-schema.ts';

/** An experiment as it is written, with its name and the folder that its paths start from. */
export interface ExperimentFile {
  /** Of its folder, or of the file where that is not called `experiment.yaml`. */
  readonly name: string;
  readonly folder: string;
  readonly yaml: LocatedYaml<ExperimentDocument>;
}

const FILE_NAME = 'experiment.yaml';
const FOLDER = 'experiments';

/** Whether the text of an `experiment.yaml` is that of a reproduction, which `tandem reproduce` runs. */
export function isReproduction(yaml: string): boolean {
  return /^kind: *reproduction *$/m.test(yaml);
}

/** Names of the experiments that the package brings along, searches and reproductions, sorted. */
export function listExperiments(): string[] {
  const folder = join(packageRoot(), FOLDER);
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, FILE_NAME)))
    .sort();
}

const titleSchema = z.object({ title: z.string() });

/** The title of an experiment that the package brings along, of either kind. */
export function experimentTitle(name: string): string {
  const path = join(packageRoot(), FOLDER, name, FILE_NAME);
  return parseYamlDocument(readTextFile(path), `${FOLDER}/${name}/${FILE_NAME}`, titleSchema).title;
}

/**
 * Reads an experiment.
 *
 * @param nameOrPath  a folder with an `experiment.yaml`, such a file, or a name from `listExperiments()`
 * @param cwd         where relative paths start
 * @throws InputError where there is none, and with everything that is wrong in it
 */
export function readExperimentFile(nameOrPath: string, cwd: string): ExperimentFile {
  const path = findFile(nameOrPath, cwd);
  const shown = path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
  const text = readTextFile(path);
  if (isReproduction(text)) {
    throw new InputError({
      file: shown,
      rule: 'must be a search',
      got: 'a reproduction',
      remedy: `Run it with \`tandem reproduce ${basename(dirname(path))}\``,
    });
  }
  const yaml = parseLocatedYaml(text, shown, experimentSchema);
  const folder = dirname(path);
  const isOwnFolder = basename(path) === FILE_NAME;
  const name = isOwnFolder ? basename(folder) : basename(path).replace(/\.ya?ml$/i, '');
  return { name, folder, yaml };
}

function findFile(nameOrPath: string, cwd: string): string {
  const path = resolve(cwd, nameOrPath);
  if (existsSync(path)) return statSync(path).isDirectory() ? inFolder(path, nameOrPath) : path;
  const names = listExperiments();
  if (names.includes(nameOrPath)) return join(packageRoot(), FOLDER, nameOrPath, FILE_NAME);
  if (isFilePath(nameOrPath)) {
    throw new InputError({
      file: nameOrPath,
      rule: 'does not exist',
      remedy: `Give a folder with an ${FILE_NAME}, such a file, or a name. ${didYouMean(basename(nameOrPath), names)}`,
    });
  }
  throw new InputError({
    rule: 'must be a folder, a file or the name of a known experiment',
    got: `"${nameOrPath}"`,
    remedy: didYouMean(nameOrPath, names),
  });
}

function inFolder(folder: string, given: string): string {
  const path = join(folder, FILE_NAME);
  if (existsSync(path)) return path;
  throw new InputError({
    file: given,
    rule: `must hold an ${FILE_NAME}`,
    got: 'a folder without one',
    remedy: 'Give the folder of an experiment, or the file itself',
  });
}
