import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../base/errors.ts';

/**
 * Writes a text file beside its place and then renames it, so that a reader never meets half of it.
 *
 * @throws InputError where it cannot be written: a full disk or a folder that was taken away is no bug of ours
 */
export function writeWhole(path: string, text: string): void {
  writableOrRefused(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.part`, text);
    renameSync(`${path}.part`, path);
  });
}

/** Does what writes to a file; an error of the file system is thrown as `InputError`. */
export function writableOrRefused<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
    const rule = `cannot be written (${String(error.code)})`;
    throw new InputError({ file, rule, remedy: 'Check the disk and the permissions' });
  }
}
