import { CELL_COUNT, cellKey, parseCell } from '../../accuracy/tabular/nas-bench-201-cell.ts';
import {
  type TableColumns,
  tableColumn,
  tableColumns,
} from '../../accuracy/tabular/table-columns.ts';
import { InputError, type Problem } from '../../base/errors.ts';
import { readCsvRows } from './csv-columns.ts';

/** Columns of the file, what they become, and how many decimals they have. */
const COLUMNS = [
  { from: 'arch_idx', to: 'index', decimals: 0 },
  { from: 'c10_test', to: 'cifar10', decimals: 4 },
  { from: 'c100_test', to: 'cifar100', decimals: 4 },
  { from: 'in16_test', to: 'imagenet16-120', decimals: 4 },
  { from: 'c10_params', to: 'parameters', decimals: 0 },
  { from: 'c10_macs', to: 'macs-cifar10', decimals: 0 },
  { from: 'in16_macs', to: 'macs-imagenet16', decimals: 0 },
] as const;

/**
 * Reads the benchmark's table from CSV: `arch_idx`, `arch_str`, test accuracies, parameters and MACs of every cell, in any
 * order.
 *
 * @throws InputError for values out of range, cells told twice, and cells that are missing (a file that was cut off)
 */
export function readNasBench201(text: string, file: string): TableColumns {
  const wanted = [...COLUMNS.map(({ from }) => from), 'arch_str'];
  const lineOf = new Map<number, number>();
  const rows = readCsvRows(text, file, wanted, (row, refuse) => {
    const key = keyOf(row.text('arch_str'), refuse);
    const earlier = lineOf.get(key);
    if (earlier !== undefined) {
      refuse({
        path: 'arch_str',
        rule: `must not repeat line ${earlier}`,
        got: row.text('arch_str'),
      });
    }
    lineOf.set(key, row.line);
    const values = COLUMNS.map(({ from, to }) => {
      const value = row.number(from);
      const isShare = to.startsWith('cifar') || to.startsWith('imagenet');
      if (isShare && (value < 0 || value > 100)) {
        refuse({ path: from, rule: 'must be a percentage from 0 to 100', got: String(value) });
      }
      return value;
    });
    return { key, values };
  });
  if (rows.length !== CELL_COUNT) throw incomplete(file, rows.length);
  const ordered = rows.toSorted((a, b) => a.key - b.key);
  return tableColumns(
    COLUMNS.map(({ to, decimals }, column) =>
      tableColumn(
        to,
        decimals,
        ordered.map(({ values }) => values[column] ?? Number.NaN),
      ),
    ),
  );
}

function keyOf(text: string, refuse: (problem: Problem) => void): number {
  try {
    return cellKey(parseCell(text));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const problem of error.problems) refuse({ ...problem, path: 'arch_str' });
    return Number.NaN;
  }
}

function incomplete(file: string, rows: number): InputError {
  return new InputError({
    file,
    rule: `must tell each of the ${CELL_COUNT} cells once`,
    got: `${rows} rows`,
    remedy: 'The file may have been cut off: get it again',
  });
}
