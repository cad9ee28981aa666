import { existsSync, readFileSync } from 'node:fs';

const REFERENCE = new URL('../../../shared/reference/', import.meta.url);

/** A file of the reference results; undefined where they are absent, and then says so. */
export function referenceFile(path: string): { file: string; text: string } | undefined {
  const url = new URL(path, REFERENCE);
  if (existsSync(url)) return { file: path, text: readFileSync(url, 'utf8') };
  console.log(`skipped: ${path}, because ../shared/reference is absent`);
  return undefined;
}

/** The same for a file that is no text. */
export function referenceBytes(path: string): Uint8Array | undefined {
  const url = new URL(path, REFERENCE);
  if (existsSync(url)) return readFileSync(url);
  console.log(`skipped: ${path}, because ../shared/reference is absent`);
  return undefined;
}
