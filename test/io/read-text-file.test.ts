import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { readTextFile } from '../../src/io/read-text-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-text-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('A text file is read as UTF-8', () => {
  const path = join(folder, 'text.yaml');
  writeFileSync(path, 'name: 12×14\n');
  expect(readTextFile(path)).toBe('name: 12×14\n');
});

test('A file of more than 64 MiB is refused before it is read', () => {
  const path = join(folder, 'large.yaml');
  writeFileSync(path, '');
  truncateSync(path, 64 * 2 ** 20 + 1);
  expect(() => readTextFile(path)).toThrow(
    new InputError({
      file: path,
      rule: 'must not be larger than 64 MiB',
      got: '65 MiB',
      remedy: 'Check that it is the file that you mean',
    }),
  );
});

test('A file of 64 MiB sharp is not too large', () => {
  const path = join(folder, 'limit.yaml');
  writeFileSync(path, '');
  truncateSync(path, 64 * 2 ** 20);
  expect(() => readTextFile(path)).toThrow('binary content');
});

test('A path below a file is told to be missing', () => {
  const path = join(folder, 'text.yaml', 'more.yaml');
  writeFileSync(join(folder, 'text.yaml'), '');
  expect(() => readTextFile(path)).toThrow(`${path}: does not exist. Check the path.`);
});
