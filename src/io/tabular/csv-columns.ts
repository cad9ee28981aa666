import { csvParseRows } from 'd3-dsv';
import { InputError, type Problem } from '../../base/errors.ts';
import { didYouMean } from '../../base/nearest-name.ts';

/** A cell of the table that is read. */
export interface CsvRow {
  /** 1-based line in the file. */
  readonly line: number;
  text(column: string): string;
  /** A number; a problem is noted and NaN given where it is none. */
  number(column: string): number;
}

/** After so many, more would only hide them. */
const MOST_PROBLEMS = 20;

/**
 * Reads a table with a header line.
 *
 * @param wanted  columns that must be there
 * @param read    makes what is wanted of a row, and tells problems of its own
 * @throws InputError with the problems by line: a missing column, a row that ends too early, a value that is no number
 */
export function readCsvRows<T>(
  text: string,
  file: string,
  wanted: readonly string[],
  read: (row: CsvRow, refuse: (problem: Problem) => void) => T,
): readonly T[] {
  const [header = [], ...rows] = csvParseRows(text);
  const missing = wanted.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new InputError(
      missing.map((column) => ({
        file,
        line: 1,
        rule: `must have a column "${column}"`,
        got: header.slice(0, 12).join(', ') || 'an empty file',
        remedy: header.length > 1 ? didYouMean(column, header) : 'Check that it is the right file',
      })),
    );
  }
  const problems: Problem[] = [];
  const results = rows.map((cells, index) => {
    const line = index + 2;
    const refuse = (problem: Problem) => problems.push({ file, line, ...problem });
    if (cells.length !== header.length) {
      const rule = `must have ${header.length} values, as its header has`;
      const remedy = 'The file may have been cut off: get it again';
      refuse({ rule, got: String(cells.length), remedy });
    }
    return read(csvRow(header, cells, line, refuse), refuse);
  });
  if (problems.length > 0) throw new InputError(problems.slice(0, MOST_PROBLEMS));
  return results;
}

function csvRow(
  header: readonly string[],
  cells: readonly string[],
  line: number,
  refuse: (problem: Problem) => void,
): CsvRow {
  const text = (column: string) => cells[header.indexOf(column)] ?? '';
  return {
    line,
    text,
    number: (column) => {
      const given = text(column).trim();
      const value = given === '' ? Number.NaN : Number(given);
      if (!Number.isFinite(value)) {
        refuse({ path: column, rule: 'must be a number', got: `"${given}"` });
      }
      return value;
    },
  };
}
