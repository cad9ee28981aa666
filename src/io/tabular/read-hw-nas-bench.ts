import { cellKey, parseCell } from '../../accuracy/tabular/nas-bench-201-cell.ts';
import {
  type TableColumns,
  tableColumn,
  tableColumns,
} from '../../accuracy/tabular/table-columns.ts';
import { InputError, type Problem } from '../../base/errors.ts';
import { readCsvRows } from './csv-columns.ts';

/** Columns of the file, what they become, and how many decimals are kept. */
const COLUMNS = [
  { from: 'eyeriss_latency_ms', to: 'eyeriss-latency-ms' },
  { from: 'fpga_latency_ms', to: 'fpga-latency-ms' },
  { from: 'fpga_energy_mJ', to: 'fpga-energy-mj' },
  { from: 'raspi4_latency_ms', to: 'raspi4-latency-ms' },
  { from: 'pixel3_latency_ms', to: 'pixel3-latency-ms' },
] as const;

/** Nanoseconds and nanojoules are finer than any measurement in it. */
const DECIMALS = 8;

/**
 * Reads latencies and energies of NAS-Bench-201 cells on devices from CSV: `edges` (six digits) and a column for each
 * device; sorted by cell.
 *
 * @throws InputError for values that are not positive, cells told twice, and an empty table
 */
export function readHwNasBench(text: string, file: string): TableColumns {
  const lineOf = new Map<number, number>();
  const wanted = ['edges', ...COLUMNS.map(({ from }) => from)];
  const rows = readCsvRows(text, file, wanted, (row, refuse) => {
    const key = keyOf(row.text('edges'), refuse);
    const earlier = lineOf.get(key);
    if (earlier !== undefined) {
      refuse({ path: 'edges', rule: `must not repeat line ${earlier}`, got: row.text('edges') });
    }
    lineOf.set(key, row.line);
    const values = COLUMNS.map(({ from }) => {
      const value = row.number(from);
      if (value <= 0) refuse({ path: from, rule: 'must be above 0', got: String(value) });
      return value;
    });
    return { key, values };
  });
  if (rows.length === 0) {
    throw new InputError({ file, rule: 'must have a row for each cell', got: 'none' });
  }
  const ordered = rows.toSorted((a, b) => a.key - b.key);
  return tableColumns([
    tableColumn(
      'key',
      0,
      ordered.map(({ key }) => key),
    ),
    ...COLUMNS.map(({ to }, column) =>
      tableColumn(
        to,
        DECIMALS,
        ordered.map(({ values }) => values[column] ?? Number.NaN),
      ),
    ),
  ]);
}

function keyOf(text: string, refuse: (problem: Problem) => void): number {
  if (/^[0-4]{6}$/.test(text)) return cellKey(parseCell(text));
  refuse({ path: 'edges', rule: 'must be six digits from 0 to 4', got: `"${text}"` });
  return Number.NaN;
}
