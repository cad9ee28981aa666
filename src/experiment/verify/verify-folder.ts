import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import countBy from 'lodash/countBy.js';
import { InputError } from '../../base/errors.ts';
import { readTextFile } from '../../io/read-text-file.ts';
import { agreement } from './agreement.ts';
import { missedBars } from './missed-bars.ts';
import { READERS } from './readers.ts';
import type { FileVerification, ReferenceReader, Verification } from './verification.ts';

/**
 * Reads all reference results below a folder (or one file) and holds the model against them.
 *
 * @returns one entry per folder and format, in the order of their names
 * @throws InputError where nothing can be read, or a record is malformed
 */
export async function verifyFolder(path: string): Promise<readonly Verification[]> {
  const found = filesBelow(path).flatMap((file) => {
    const text = isText(file) ? readTextFile(file) : '';
    const reader = READERS.find(({ recognises }) => recognises(basename(file), text));
    return reader === undefined ? [] : [{ file, text, reader }];
  });
  if (found.length === 0) {
    throw new InputError({
      file: path,
      rule: 'holds no reference results in a known format',
      remedy: `Known: ${READERS.map(({ format }) => format).join(', ')}`,
    });
  }
  const groups = new Map<string, { reader: ReferenceReader; files: FileVerification[] }>();
  for (const { file, text, reader } of found) {
    const folder = relative(path, join(file, '..')) || basename(path);
    const key = `${folder}\n${reader.format}`;
    const group = groups.get(key) ?? { reader, files: [] };
    group.files.push(await reader.verify(file, text));
    groups.set(key, group);
  }
  return [...groups].map(([key, { reader, files }]) =>
    summarise(key.split('\n')[0] ?? '', reader, files),
  );
}

function summarise(
  folder: string,
  { format, bars }: ReferenceReader,
  files: readonly FileVerification[],
): Verification {
  const results = files.flatMap((file) => file.results);
  const compared = results.filter((result) => result.outcome === 'compared');
  const held = results.filter((result) => result.outcome === 'measured');
  const near = held.filter(({ isWithin }) => isWithin);
  const measured = held.flatMap(({ figure }) => (figure === undefined ? [] : [figure]));
  const reached = agreement(files.flatMap((file) => file.cycles));
  const skipped = results.filter((result) => result.outcome === 'skipped');
  return {
    folder,
    format,
    cases: results.length,
    exact: near.length + compared.filter(({ mismatches }) => mismatches.length === 0).length,
    skipped: countBy(skipped, ({ reason }) => reason),
    failures: [
      ...compared.flatMap(({ mismatches }) => mismatches),
      ...(bars === undefined ? [] : missedBars(format, reached, bars)),
    ],
    ...(measured.length === 0 ? {} : { measured }),
    ...reached,
  };
}

function isText(file: string): boolean {
  return /\.(jsonl?|csv|yaml)$/.test(file);
}

function filesBelow(path: string): readonly string[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    throw new InputError({ file: path, rule: 'does not exist', remedy: 'Give a folder or a file' });
  }
  if (!isFolder) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}
