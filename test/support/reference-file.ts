import { existsSync, readFileSync } from 'node:fs';

/** From the sources, and from the build. */
const PLACES = ['../../../shared/reference/', '../../../../shared/reference/'];
const [SOURCES, ...OTHERS] = PLACES.map((place) => new URL(place, import.meta.url));
const REFERENCE = [SOURCES, ...OTHERS].find((url) => url && existsSync(url)) ?? SOURCES;

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
