import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Fast rather than small: JSON of designs shrinks to about a tenth already. */
const LEVEL = 1;

/** A value as compressed JSON (raw deflate). */
export function packJson(value: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(value), { level: LEVEL });
}

/** What `packJson` was given. Its shape is not checked: the bytes must be known to be ours. */
export function unpackJson<T>(bytes: Uint8Array): T {
  return JSON.parse(inflateRawSync(bytes).toString('utf8'));
}
