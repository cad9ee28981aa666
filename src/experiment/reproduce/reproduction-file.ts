import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../io/package-files.ts';
import { readTextFile } from '../../io/read-text-file.ts';
import { parseYamlDocument } from '../../io/yaml-document.ts';
import { isReproduction, listExperiments } from '../experiment-file.ts';
import { type ExpectedFigure, parseExpectedFigures } from './expected-figures.ts';
import type { AnyReproduction } from './reproduction.ts';

const text = z.string().min(1);

/** What the `experiment.yaml` of a reproduction may say, with what it is given. */
function documentSchema(setting: z.ZodType) {
  return z.strictObject({
    kind: z.literal('reproduction'),
    title: text,
    paper: z.strictObject({
      authors: text,
      title: text,
      venue: text,
      year: z.int(),
      link: text.describe('where it can be found'),
    }),
    tier: z.enum(['fast', 'slow']).describe('fast: seconds, part of `npm test`'),
    setting: setting.describe('what the reproduction is given'),
  });
}

export type ReproductionDocument = z.output<ReturnType<typeof documentSchema>>;

/** The folder of a reproduction as it is written. */
export interface ReproductionFile {
  readonly name: string;
  readonly folder: string;
  readonly document: ReproductionDocument;
  readonly expected: readonly ExpectedFigure[];
}

const FOLDER = 'experiments';

/** Names of the reproductions that the package brings along, sorted. */
export function listReproductions(): readonly string[] {
  return listExperiments().filter((name) =>
    isReproduction(readTextFile(join(packageRoot(), FOLDER, name, 'experiment.yaml'))),
  );
}

/**
 * Reads the folder of a reproduction.
 *
 * @throws InputError with everything that is wrong in its files
 */
export function readReproduction({ name, setting }: AnyReproduction): ReproductionFile {
  const folder = reproductionFolder(name);
  const at = (file: string) => `${FOLDER}/${name}/${file}`;
  const yaml = parseYamlDocument(
    readTextFile(join(folder, 'experiment.yaml')),
    at('experiment.yaml'),
    documentSchema(setting),
  );
  const json = readTextFile(join(folder, 'expected.json'));
  return {
    name,
    folder,
    document: yaml,
    expected: parseExpectedFigures(json, at('expected.json')),
  };
}

/** Where the files of a reproduction lie. */
export function reproductionFolder(name: string): string {
  return join(packageRoot(), FOLDER, name);
}

/** Folder of reference results beside the package, where they lie in development; null where there is none. */
export function referenceBesidePackage(): string | null {
  const folder = join(packageRoot(), '..', 'shared', 'reference');
  return existsSync(folder) ? folder : null;
}
