import { csvParse, type DSVRowString } from 'd3-dsv';
import { ceilDiv } from '../../base/ceil-div.ts';
import { InputError } from '../../base/errors.ts';
import type { Cost } from '../../cost/cost.ts';
import { evaluate } from '../../cost/reference-evaluator.ts';
import type { Operand } from '../../workload/operand.ts';
import {
  FREE,
  SCALE_SIM_DATAFLOWS,
  type ScaleSimCase,
  SYSTOLIC,
  scaleSimAccelerator,
  scaleSimLayer,
  scaleSimMapping,
} from './scale-sim-case.ts';
import type { CaseResult, CyclesPair, Mismatch, ReferenceReader } from './verification.ts';

const NUMBER_COLUMNS = [
  'filt_h',
  'filt_w',
  'channels',
  'num_filters',
  'ofmap_h',
  'ofmap_w',
  'array_rows',
  'array_cols',
  'total_cycles',
  'sram_ifmap_reads',
  'sram_filter_reads',
  'sram_ofmap_writes',
  'mapping_eff_pct',
] as const;
type Row = Readonly<Record<(typeof NUMBER_COLUMNS)[number], number>>;

/** SCALE-Sim's compute reports (`CALC` mode) as CSV, one layer a row. */
export const scaleSimReader: ReferenceReader = {
  format: 'scale-sim',
  recognises: (name, text) =>
    name.endsWith('.csv') &&
    /^[^\n]*dataflow,array_rows,array_cols[^\n]*sram_ifmap_reads/.test(text),
  verify: (file, text) => {
    const results: CaseResult[] = [];
    const cycles: CyclesPair[] = [];
    csvParse(text).forEach((columns, index) => {
      const row = numbers(columns, file, index + 2);
      const problem = caseOf(columns, row, file, index + 2);
      const id = [columns.network, columns.layer_name ?? `row ${index + 2}`, problem.dataflow]
        .concat(`${problem.rows}x${problem.columns}`)
        .filter((part) => part !== undefined)
        .join(' ');
      const cost = costOf(problem);
      // The tool prints one cycle less than its own sum of folds.
      cycles.push({ ours: cost.latencyCycles - 1, theirs: row.total_cycles });
      results.push({ id, outcome: 'compared', mismatches: compare(id, problem, row, cost) });
    });
    return { results, cycles };
  },
};

function numbers(columns: DSVRowString, file: string, line: number): Row {
  const values: Partial<Record<keyof Row, number>> = {};
  for (const name of NUMBER_COLUMNS) {
    const typed = columns[name] ?? '';
    const value = typed === '' ? Number.NaN : Number(typed);
    if (!Number.isFinite(value)) {
      throw new InputError({ file, line, path: name, rule: 'must be a number', got: `"${typed}"` });
    }
    values[name] = value;
  }
  return values as Row;
}

function caseOf(columns: DSVRowString, row: Row, file: string, line: number): ScaleSimCase {
  const dataflow = SCALE_SIM_DATAFLOWS.find((name) => name === columns.dataflow);
  if (dataflow === undefined) {
    const got = `"${columns.dataflow ?? ''}"`;
    throw new InputError({ file, line, path: 'dataflow', rule: 'must be os, ws or is', got });
  }
  return {
    dataflow,
    rows: row.array_rows,
    columns: row.array_cols,
    pixels: row.ofmap_h * row.ofmap_w,
    window: row.filt_h * row.filt_w * row.channels,
    filters: row.num_filters,
  };
}

function costOf(problem: ScaleSimCase): Cost {
  const outcome = evaluate({
    layer: scaleSimLayer(problem),
    accelerator: scaleSimAccelerator(problem),
    costs: FREE,
    mapping: scaleSimMapping(problem),
  });
  if (!outcome.ok)
    throw new Error(`a systolic mapping must fit: ${JSON.stringify(outcome.reasons)}`);
  return outcome.value;
}

function compare(id: string, problem: ScaleSimCase, row: Row, cost: Cost): Mismatch[] {
  const sram = cost.levels[1]?.accesses ?? [];
  const reads = (operand: Operand) => sram.find((entry) => entry.operand === operand)?.reads ?? 0;
  const updates = sram.find(({ operand }) => operand === 'outputs')?.updates ?? 0;
  const figures: readonly (readonly [string, number, number])[] = [
    ['total_cycles', cost.latencyCycles - 1, row.total_cycles],
    ['sram_ifmap_reads', reads('inputs'), row.sram_ifmap_reads],
    ['sram_filter_reads', reads('weights'), row.sram_filter_reads],
    ['sram_ofmap_writes', updates, row.sram_ofmap_writes - idleWrites(problem)],
    ['mapping_eff_pct', mappingEfficiencyPct(problem), row.mapping_eff_pct],
  ];
  return figures
    .filter(([, ours, theirs]) => Math.abs(ours - theirs) > 1e-6 * Math.max(1, theirs))
    .map(([field, ours, theirs]) => ({ id, field, ours, theirs }));
}

/** Writes that the tool counts beyond the outputs when they stay in the array: one per row and column in every fold. */
function idleWrites(problem: ScaleSimCase): number {
  if (problem.dataflow !== 'os') return 0;
  return folds(problem) * (problem.rows + problem.columns);
}

function folds(problem: ScaleSimCase): number {
  const { down, across } = spread(problem);
  return ceilDiv(down, problem.rows) * ceilDiv(across, problem.columns);
}

/** PEs that hold an element of the stationary operand, over all PEs of all folds. */
function mappingEfficiencyPct(problem: ScaleSimCase): number {
  const { down, across } = spread(problem);
  return (100 * down * across) / (folds(problem) * problem.rows * problem.columns);
}

function spread(problem: ScaleSimCase): { readonly down: number; readonly across: number } {
  const { alongRows, alongColumns } = SYSTOLIC[problem.dataflow];
  const extents = { P: problem.pixels, C: problem.window, K: problem.filters };
  const extent = (dim: string) => (dim === 'P' || dim === 'C' || dim === 'K' ? extents[dim] : 1);
  return { down: extent(alongRows), across: extent(alongColumns) };
}
