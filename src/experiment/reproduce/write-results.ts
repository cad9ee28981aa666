import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../io/package-files.ts';
import { readTextFile } from '../../io/read-text-file.ts';
import { type IndexedReproduction, reproductionIndex } from '../../report/reproduction-index.ts';
import { readReproduction, reproductionFolder } from './reproduction-file.ts';
import { REPRODUCTIONS } from './reproductions.ts';
import { parseResult, resultJson } from './result-file.ts';
import type { ReproductionResult } from './run-reproduction.ts';

const RESULT = 'result.json';

/** Writes the `result.json` of a reproduction into its folder. */
export function writeResult(result: ReproductionResult): void {
  writeFileSync(join(reproductionFolder(result.name), RESULT), resultJson(result));
}

/** The page over all reproductions that have a result. */
export function indexOfResults(): string {
  return reproductionIndex(REPRODUCTIONS.flatMap(indexed));
}

/** Writes the page over all reproductions; returns its path. */
export function writeIndex(): string {
  const path = join(packageRoot(), 'experiments', 'README.md');
  writeFileSync(path, indexOfResults());
  return path;
}

function indexed(reproduction: (typeof REPRODUCTIONS)[number]): IndexedReproduction[] {
  const { name, folder, document } = readReproduction(reproduction);
  const path = join(folder, RESULT);
  if (!existsSync(path)) return [];
  const result = parseResult(readTextFile(path), path);
  return [{ name, title: document.title, paper: document.paper, result }];
}
