import { csvParse, csvParseRows, type DSVRowString } from 'd3-dsv';
import { InputError, type Problem } from '../../base/errors.ts';

/** A cell of NAS-Bench-201 with its published latency on Eyeriss, batch 1. */
export interface NasBenchCell {
  readonly id: string;
  /** Six digits, see `nasBenchOperators`. */
  readonly edges: string;
  readonly eyerissLatencyMs: number;
}

const LATENCY = 'eyeriss_latency_ms';
const MODELLED: readonly string[] = ['arch_idx', 'edges', LATENCY];

/** Columns of measurements on other devices, which are not read. */
export function otherColumns(text: string): readonly string[] {
  return csvParse(text).columns.filter((name) => !MODELLED.includes(name));
}

/**
 * Reads the cells of a table.
 *
 * @throws InputError with every malformed row: its line, column and what it must hold; also where there is none
 */
export function parseNasBenchTable(text: string, file: string): readonly NasBenchCell[] {
  const rows = csvParse(text);
  if (rows.length === 0) {
    throw new InputError({ file, rule: 'must have rows below its header', remedy: 'Add a cell' });
  }
  const { columns } = rows;
  const lengths = csvParseRows(text).map(({ length }) => length);
  const problems = rows.flatMap((row, index) => {
    const line = index + 2;
    const absent = columns[lengths[index + 1] ?? 0];
    return absent === undefined
      ? problemsOf(row, file, line)
      : [{ file, line, path: absent, rule: 'is cut off', remedy: 'Complete the row' }];
  });
  if (problems.length > 0) throw new InputError(problems);
  return rows.map(({ arch_idx: cell = '', edges = '', [LATENCY]: typed = '' }, index) => ({
    id: `cell ${cell === '' ? `of line ${index + 2}` : cell}`,
    edges,
    eyerissLatencyMs: Number(typed),
  }));
}

function problemsOf(row: DSVRowString, file: string, line: number): readonly Problem[] {
  const { edges = '', [LATENCY]: typed = '' } = row;
  const problems: Problem[] = [];
  const refuse = (path: string, rule: string, remedy: string) => {
    problems.push({ file, line, path, rule, got: `"${row[path] ?? ''}"`, remedy });
  };
  if (!/^[0-4]{6}$/.test(edges)) {
    const remedy = 'Write the operator of each edge: 0 none, 1 skip, 2 and 3 convolutions, 4 pool';
    refuse('edges', 'must be six digits of 0 to 4', remedy);
  }
  if (typed.trim() === '' || !(Number(typed) > 0) || !Number.isFinite(Number(typed))) {
    refuse(LATENCY, 'must be a number > 0', 'Give the latency in milliseconds');
  }
  return problems;
}
