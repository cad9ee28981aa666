import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile } from '../../io/read-text-file.ts';
import type { ReproductionContext } from './reproduction.ts';

/** A file of reference results. */
export interface ReferenceText {
  readonly path: string;
  readonly text: string;
}

/** Reads a file of the reference folder; null where the folder, or the file, is absent. */
export function referenceText(
  { referenceFolder }: ReproductionContext,
  file: string,
): ReferenceText | null {
  if (referenceFolder === null) return null;
  const path = join(referenceFolder, file);
  return existsSync(path) ? { path, text: readTextFile(path) } : null;
}
