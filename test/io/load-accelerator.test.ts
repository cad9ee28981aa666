import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadAccelerator } from '../../src/io/load-accelerator.ts';
import { SMALL_ACCELERATOR, SMALL_NAMES } from './small-accelerator.ts';
import { HARDWARE } from './zigzag/zigzag-files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-accelerator-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('A plain name loads the accelerator of the package', () => {
  expect(loadAccelerator('eyeriss', SMALL_NAMES).peArray).toEqual({ rows: 12, columns: 14 });
});

test('A path loads the file', () => {
  const path = join(folder, 'mine.yml');
  writeFileSync(path, SMALL_ACCELERATOR);
  expect(loadAccelerator(path, SMALL_NAMES).name).toBe('small');
});

test('Problems of a file are told with the path that was given', () => {
  const path = join(folder, 'mine.yaml');
  writeFileSync(path, SMALL_ACCELERATOR.replace('clockMHz: 200', 'clockMHz: 0'));
  expect(() => loadAccelerator(path, SMALL_NAMES)).toThrow(
    `${path}:4:11 clockMHz: must be a number > 0, got 0.`,
  );
});

test('Technologies are those of the package where none are given', () => {
  const path = join(folder, 'technology.yaml');
  writeFileSync(path, SMALL_ACCELERATOR.replace('cmos-65nm', 'cmos65nm'));
  expect(() => loadAccelerator(path, { dataflows: SMALL_NAMES.dataflows })).toThrow(
    /technology: must be one of .*cmos-45nm, cmos-65nm.*Perhaps you mean "cmos-65nm"/,
  );
});

test('A hardware file of ZigZag is told by its operational array', () => {
  const path = join(folder, 'zigzag.yaml');
  writeFileSync(path, HARDWARE);
  const accelerator = loadAccelerator(path, SMALL_NAMES);
  expect(accelerator.source).toBe('ZigZag hardware zigzag.yaml');
  expect(accelerator.dataflows).toEqual(SMALL_NAMES.dataflows);
});
