import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InputError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';

/** Text files that people write are far smaller; a larger one is a mistake. */
const MAX_BYTES = 64 * 2 ** 20;

/**
 * The text of a UTF-8 file.
 *
 * @throws InputError where the file is missing (with near names in its folder), a folder, unreadable, larger than
 *         64 MiB or not text
 */
export function readTextFile(path: string): string {
  const bytes = readBytes(path);
  if (bytes.includes(0)) {
    throw new InputError({
      file: path,
      rule: 'must be a text file',
      got: 'binary content',
      remedy: 'Give a file in UTF-8',
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError({
      file: path,
      rule: 'must be text in UTF-8',
      got: 'bytes that are not',
      remedy: 'Save it as UTF-8',
    });
  }
}

function readBytes(path: string): Buffer {
  try {
    const { size } = checkedStat(path);
    if (size > MAX_BYTES) {
      throw new InputError({
        file: path,
        rule: 'must not be larger than 64 MiB',
        got: `${Math.ceil(size / 2 ** 20)} MiB`,
        remedy: 'Check that it is the file that you mean',
      });
    }
    return readFileSync(path);
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(path, error);
  }
}

function checkedStat(path: string) {
  const stat = statSync(path);
  if (stat.isFile()) return stat;
  throw new InputError({
    file: path,
    rule: 'must be a file',
    got: stat.isDirectory() ? 'a folder' : 'something else',
    ...(stat.isDirectory() ? { remedy: inFolderRemedy(path) } : {}),
  });
}

function inFolderRemedy(folder: string): string {
  const files = filesIn(folder).filter((name) => /\.(ya?ml|json|jsonl|onnx|csv)$/.test(name));
  if (files.length === 0) return 'Give the file itself';
  return `Give the file itself, e.g. ${files.slice(0, 3).join(', ')}`;
}

function unreadable(path: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code !== 'ENOENT' && code !== 'ENOTDIR') {
    const remedy = code === 'EACCES' ? { remedy: 'Check its permissions' } : {};
    return new InputError({ file: path, rule: `cannot be read (${code})`, ...remedy });
  }
  const near = nearestName(basename(path), filesIn(dirname(path)));
  const remedy =
    near === undefined
      ? 'Check the path'
      : `Did you mean "${near}" in the same folder? Check the path`;
  return new InputError({ file: path, rule: 'does not exist', remedy });
}

/** Names of the files in a folder, sorted; none where it cannot be listed. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
