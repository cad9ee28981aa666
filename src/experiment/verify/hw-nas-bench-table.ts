import { csvParse } from 'd3-dsv';
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

/** @throws InputError with every malformed row: its line, column and what it must hold */
export function parseNasBenchTable(text: string, file: string): readonly NasBenchCell[] {
  const problems: Problem[] = [];
  const cells = csvParse(text).map((row, index) => {
    const place = { file, line: index + 2 };
    const { arch_idx: cell = '', edges = '', [LATENCY]: typed = '' } = row;
    if (!/^[0-4]{6}$/.test(edges)) {
      const remedy =
        'Write the operator of each edge: 0 none, 1 skip, 2 and 3 convolutions, 4 pool';
      const rule = 'must be six digits of 0 to 4';
      problems.push({ ...place, path: 'edges', rule, got: `"${edges}"`, remedy });
    }
    const eyerissLatencyMs = typed.trim() === '' ? Number.NaN : Number(typed);
    if (!(eyerissLatencyMs > 0 && Number.isFinite(eyerissLatencyMs))) {
      const remedy = 'Give the latency in milliseconds';
      problems.push({
        ...place,
        path: LATENCY,
        rule: 'must be a number > 0',
        got: `"${typed}"`,
        remedy,
      });
    }
    return { id: `cell ${cell === '' ? `of line ${index + 2}` : cell}`, edges, eyerissLatencyMs };
  });
  if (problems.length > 0) throw new InputError(problems);
  return cells;
}
