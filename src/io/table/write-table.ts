import { existsSync, renameSync, rmSync } from 'node:fs';
import { writableOrRefused } from '../write-whole.ts';
import { createCsvTable } from './csv-table.ts';
import { createJsonTable } from './json-table.ts';
import { createParquetTable } from './parquet-table.ts';
import type { TableChunk, TableColumn, TableFormat, TableWriter } from './table.ts';

/**
 * Writes a table beside its place and then renames it, so that a reader never meets half of it.
 *
 * @returns  the number of rows
 * @throws InputError where the file cannot be written
 */
export function writeTable(
  path: string,
  format: TableFormat,
  columns: readonly TableColumn[],
  chunks: Iterable<TableChunk>,
): number {
  const part = `${path}.part`;
  let rows = 0;
  try {
    const table = writableOrRefused(path, () => open(part, format, columns));
    for (const chunk of chunks) {
      writableOrRefused(path, () => table.write(chunk));
      rows += chunk.rowCount;
    }
    writableOrRefused(path, () => table.end());
    writableOrRefused(path, () => renameSync(part, path));
  } finally {
    if (existsSync(part)) rmSync(part);
  }
  return rows;
}

function open(path: string, format: TableFormat, columns: readonly TableColumn[]): TableWriter {
  switch (format) {
    case 'csv':
      return createCsvTable(path, columns);
    case 'json':
      return createJsonTable(path, columns);
    case 'parquet':
      return createParquetTable(path, columns);
  }
}
