import { mkdirSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../base/errors.ts';

/**
 * Makes a folder, or takes it where it is there and empty; with `-2`, `-3` … where it is taken.
 *
 * @throws InputError where it cannot be made
 */
export function makeFreeFolder(wanted: string): string {
  try {
    mkdirSync(dirname(wanted), { recursive: true });
    for (let count = 1; ; count++) {
      const folder = count === 1 ? wanted : `${wanted}-${count}`;
      if (claim(folder)) return folder;
    }
  } catch (error) {
    throw new InputError({
      file: wanted,
      rule: `cannot be made as a run folder (${reasonOf(error)})`,
      remedy: 'Give a folder that you may write to with --out',
    });
  }
}

/** Makes the folder, or takes it where it is there and empty; false where it is taken. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return isEmptyFolder(folder);
  }
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return code === 'EEXIST' || code === 'ENOTDIR' ? 'a file is in the way' : code;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
