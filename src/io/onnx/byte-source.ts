import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../../base/errors.ts';

/** Bytes that can be read anywhere, so that the large parts of a file need not be. */
export interface ByteSource {
  readonly size: number;
  /** The bytes in [from, to). */
  bytes(from: number, to: number): Uint8Array;
}

const CHUNK_BYTES = 64 * 1024;

/** Bytes that are in memory already. */
export function memorySource(content: Uint8Array): ByteSource {
  return { size: content.length, bytes: (from, to) => content.subarray(from, to) };
}

/**
 * Reads from a file while `use` runs.
 *
 * @throws InputError where the file cannot be opened
 */
export function withFileSource<T>(path: string, use: (source: ByteSource) => T): T {
  const file = open(path);
  try {
    return use(chunkedSource(file));
  } finally {
    closeSync(file);
  }
}

/** Keeps the last chunk that was read, as most reads are a few bytes behind the last. */
function chunkedSource(file: number): ByteSource {
  let start = 0;
  let chunk = new Uint8Array(0);
  const { size } = fstatSync(file);
  const fetch = (from: number, length: number) => {
    const into = new Uint8Array(Math.min(length, size - from));
    const count = readSync(file, into, 0, into.length, from);
    return into.subarray(0, count);
  };
  return {
    size,
    bytes: (from, to) => {
      if (to - from > CHUNK_BYTES) return fetch(from, to - from);
      if (from < start || to > start + chunk.length) {
        start = from;
        chunk = fetch(from, CHUNK_BYTES);
      }
      return chunk.subarray(from - start, to - start);
    },
  };
}

function open(path: string): number {
  try {
    const file = openSync(path, 'r');
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const rule = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    throw new InputError({ file: path, rule, remedy: 'Check the path' });
  }
  throw new InputError({ file: path, rule: 'must be a file', got: 'a folder' });
}
