import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TableColumns } from '../../accuracy/tabular/table-columns.ts';
import { InputError } from '../../base/errors.ts';
import { readTextFile } from '../read-text-file.ts';
import { readHwNasBench } from './read-hw-nas-bench.ts';
import { readNasBench201 } from './read-nas-bench-201.ts';
import { readOfaPredictor } from './read-ofa-predictor.ts';
import { readTable, writeTable } from './table-file.ts';

/** Data that can be imported: what it is, where its authors publish it, and the form that is read. */
export interface ImportKind {
  readonly name: string;
  readonly title: string;
  readonly form: string;
  readonly origin: string;
  /** Name of the file that it is stored as. */
  readonly stored: string;
}

export const IMPORT_KINDS: readonly ImportKind[] = [
  {
    name: 'nas-bench-201',
    title: 'accuracies, parameters and MACs of 15,625 cells',
    form: 'CSV: arch_idx, arch_str, c10_test, c100_test, in16_test, c10_params, c10_macs, in16_macs',
    origin: 'github.com/D-X-Y/NAS-Bench-201; export its table to CSV',
    stored: 'nas-bench-201.table',
  },
  {
    name: 'hw-nas-bench',
    title: 'latency and energy of NAS-Bench-201 cells on devices',
    form: 'CSV: edges and a column for each device, e.g. eyeriss_latency_ms',
    origin: 'github.com/GATECH-EIC/HW-NAS-Bench; export its table to CSV',
    stored: 'hw-nas-bench.table',
  },
  {
    name: 'ofa-predictor',
    title: 'accuracy predictor of the Once-for-All MobileNetV3 space',
    form: 'float32, little-endian: weights and biases of a 128-400-400-400-1 perceptron',
    origin: 'github.com/mit-han-lab/once-for-all; export its state dictionary in order',
    stored: 'ofa-predictor.f32',
  },
];

/** @throws RangeError where there is no such kind */
export function importKind(name: string): ImportKind {
  const kind = IMPORT_KINDS.find((one) => one.name === name);
  if (kind === undefined) throw new RangeError(`there is no data called ${name}`);
  return kind;
}

export interface ImportResult {
  readonly path: string;
  readonly bytes: number;
  /** Rows of a table, numbers of a predictor. */
  readonly values: number;
}

/**
 * Checks a file and stores it compactly in `folder`.
 *
 * @throws InputError with what is wrong with the file, by line where it has lines
 */
export function importData(kind: ImportKind, file: string, folder: string): ImportResult {
  const { bytes, values } = compact(kind, file);
  const path = join(folder, kind.stored);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, bytes);
  return { path, bytes: bytes.length, values };
}

function compact(kind: ImportKind, file: string): { bytes: Uint8Array; values: number } {
  if (kind.name === 'ofa-predictor') {
    const bytes = readBytes(file);
    return { bytes, values: readOfaPredictor(bytes, file).length };
  }
  const read = kind.name === 'nas-bench-201' ? readNasBench201 : readHwNasBench;
  const table = read(readTextFile(file), file);
  const stored = { name: kind.name, importedFrom: basename(file), table };
  return { bytes: writeTable(stored), values: table.rows };
}

/**
 * A table that was imported before.
 *
 * @throws InputError where it was not, or its file is broken
 */
export function loadImportedTable(kind: ImportKind, folder: string): TableColumns {
  const path = storedPath(kind, folder);
  return readTable(readBytes(path), path).table;
}

/**
 * Numbers of a predictor that were imported before.
 *
 * @throws InputError where they were not, or their file is broken
 */
export function loadImportedPredictor(kind: ImportKind, folder: string): Float32Array {
  const path = storedPath(kind, folder);
  return readOfaPredictor(readBytes(path), path);
}

function storedPath(kind: ImportKind, folder: string): string {
  const path = join(folder, kind.stored);
  if (existsSync(path)) return path;
  throw new InputError({
    file: path,
    rule: `"${kind.name}" has not been imported`,
    remedy: `Get it (${kind.origin}) and run tandem data import ${kind.name} FILE`,
  });
}

export function isImported(kind: ImportKind, folder: string): boolean {
  return existsSync(join(folder, kind.stored));
}

function readBytes(path: string): Uint8Array {
  if (!existsSync(path)) {
    throw new InputError({ file: path, rule: 'does not exist', remedy: 'Check the path' });
  }
  if (!statSync(path).isFile()) {
    throw new InputError({ file: path, rule: 'must be a file', got: 'a folder' });
  }
  return readFileSync(path);
}
