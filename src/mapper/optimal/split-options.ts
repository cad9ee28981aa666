import type { LoopDim } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import { isRelevant } from '../../workload/operand.ts';
import type { BoundColumns } from './bound-columns.ts';
import { dimFactors, type Staying } from './dim-factors.ts';
import { keepUndominated } from './keep-undominated.ts';
import type { Mapspace } from './mapspace.ts';
import { allowsLoop, type ReusePlan, stayingLevels } from './reuse-plans.ts';
import { childrenBetween, type SplitTable, splitTable } from './split-table.ts';
import { multiplyWindow } from './window-factors.ts';

/** Dimensions that are split together: one, or outputs and taps that make one input axis. */
export interface SplitGroup {
  readonly dims: readonly LoopDim[];
  readonly stride: number;
  readonly dilation: number;
}

/** Ways to split one group, each with its factor of every column. */
export interface SplitOptions {
  readonly group: SplitGroup;
  readonly count: number;
  /** Rows of `BoundColumns.count` numbers. */
  readonly factors: Float64Array;
  /** Smallest and largest factor of each column. */
  readonly smallest: Float64Array;
  readonly largest: Float64Array;
  /** One for each dimension of the group. */
  readonly tables: readonly SplitTable[];
  /** Of option o, dimension d of the group: its split at [o · dims + d]. */
  readonly chosen: Int32Array;
}

/** The groups of a layer that have anything to split. */
export function splitGroups({ extents, stride, dilation }: Layer): readonly SplitGroup[] {
  const single = (dim: LoopDim): SplitGroup => ({ dims: [dim], stride: 1, dilation: 1 });
  const groups: readonly SplitGroup[] = [
    single('K'),
    single('C'),
    { dims: ['P', 'R'], stride: stride.row, dilation: dilation.row },
    { dims: ['Q', 'S'], stride: stride.column, dilation: dilation.column },
    single('N'),
    single('G'),
  ];
  const open = groups.filter(({ dims }) => dims.some((dim) => extents[dim] > 1));
  return open.length > 0 ? open : groups.slice(0, 1);
}

/** Makes options for plan after plan; plans that differ only in what a group does not see share them. */
export class SplitOptionsSource {
  private readonly known = new Map<string, SplitOptions>();
  private readonly tables = new Map<LoopDim, SplitTable>();

  constructor(
    private readonly layer: Layer,
    private readonly space: Mapspace,
    private readonly columns: BoundColumns,
    /** Largest value of each column; a product of factors ≥ 1 that exceeds it fits nowhere. */
    private readonly limits: Float64Array,
  ) {}

  /** The options of every group under a plan. */
  options(groups: readonly SplitGroup[], plan: ReusePlan): readonly SplitOptions[] {
    const staying = Int32Array.from(this.columns.pairs, ({ operand, child }) =>
      bitsOf(stayingLevels(plan, operand, child)),
    );
    return groups.map((group) => this.groupOptions(group, plan, staying));
  }

  private groupOptions(group: SplitGroup, plan: ReusePlan, staying: Staying): SplitOptions {
    const allowed = group.dims.map((dim) => bitsOf(plan.map((level) => +allowsLoop(level, dim))));
    const key = this.keyOf(group, allowed, staying);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.make(group, allowed, staying);
    this.known.set(key, made);
    return made;
  }

  /** What the options depend on: re-use counts only for operands that do not see a dimension. */
  private keyOf({ dims }: SplitGroup, allowed: readonly number[], staying: Staying): string {
    const parts: number[] = [...allowed];
    this.columns.pairs.forEach(({ operand }, pair) => {
      if (dims.some((dim) => !isRelevant(operand, dim))) parts.push(staying[pair] ?? 0);
    });
    return `${dims[0]} ${parts.join()}`;
  }

  private make(group: SplitGroup, allowed: readonly number[], staying: Staying): SplitOptions {
    const { columns, limits } = this;
    const tables = group.dims.map((dim) => this.tableOf(dim));
    const splits = tables.map((table, index) => allowedSplits(table, allowed[index] ?? 0));
    const isWindow = tables.length > 1;
    const parts = tables.map((table, index) =>
      dimFactors(table, splits[index] ?? NO_SPLITS, columns, staying, isWindow),
    );
    const combined = combine(group, tables, splits, parts, columns);
    const kept = keepUndominated(combined.factors, combined.alike, columns, limits);
    const chosen = new Int32Array(kept.length * tables.length);
    kept.forEach((row, option) => {
      for (let dim = 0; dim < tables.length; dim++) {
        chosen[option * tables.length + dim] = combined.chosen[row * tables.length + dim] ?? 0;
      }
    });
    const factors = rowsOf(combined.factors, columns.count, kept);
    const { smallest, largest } = rangesOf(factors, columns.count, kept.length);
    return { group, count: kept.length, factors, smallest, largest, tables, chosen };
  }

  private tableOf(dim: LoopDim): SplitTable {
    const known = this.tables.get(dim);
    if (known !== undefined) return known;
    const made = splitTable(dim, this.layer.extents[dim], this.space);
    this.tables.set(dim, made);
    return made;
  }
}

const NO_SPLITS = new Int32Array(0);

function bitsOf(flags: readonly number[]): number {
  return flags.reduce((bits, flag, place) => bits | (flag << place), 0);
}

/** The splits whose temporal loops all stand at allowed levels. */
function allowedSplits({ count, loops }: SplitTable, allowed: number): Int32Array {
  const found: number[] = [];
  for (let split = 0; split < count; split++) {
    if (((loops[split] ?? 0) & ~allowed) === 0) found.push(split);
  }
  return Int32Array.from(found);
}

interface Combined {
  readonly factors: Float64Array;
  /** Only rows with the same number may be compared: their windows slide alike. */
  readonly alike: Int32Array;
  readonly chosen: Int32Array;
}

/** Every split of the one dimension, or every pair of splits of outputs and taps. */
function combine(
  { stride, dilation }: SplitGroup,
  [outputs, taps]: readonly SplitTable[],
  [rows = NO_SPLITS, columnsOfTaps]: readonly Int32Array[],
  [factors = new Float64Array(0), tapFactors]: readonly Float64Array[],
  columns: BoundColumns,
): Combined {
  if (outputs === undefined) throw new RangeError('a group without dimensions');
  if (taps === undefined || columnsOfTaps === undefined || tapFactors === undefined) {
    const only = [outputs];
    for (let row = 0; row < rows.length; row++) {
      writeRoundTraffic(only, [rows[row] ?? 0], columns, factors, row * columns.count);
    }
    return { factors, alike: new Int32Array(rows.length), chosen: rows };
  }
  const width = columns.count;
  const count = rows.length * columnsOfTaps.length;
  const made = new Float64Array(count * width);
  const alike = new Int32Array(count);
  const chosen = new Int32Array(count * 2);
  const both = [outputs, taps];
  const tables = { outputs, taps, stride, dilation };
  let row = 0;
  for (let first = 0; first < rows.length; first++) {
    for (let second = 0; second < columnsOfTaps.length; second++) {
      const at = row * width;
      for (let column = 0; column < width; column++) {
        made[at + column] =
          (factors[first * width + column] ?? 1) * (tapFactors[second * width + column] ?? 1);
      }
      const output = rows[first] ?? 0;
      const tap = columnsOfTaps[second] ?? 0;
      alike[row] = multiplyWindow(tables, output, tap, columns, made, at);
      writeRoundTraffic(both, [output, tap], columns, made, at);
      chosen[row * 2] = output;
      chosen[row * 2 + 1] = tap;
      row++;
    }
  }
  return { factors: made, alike, chosen };
}

/** What one instance of the parent moves in one round, once what crosses each pair and its rounds are in the row. */
function writeRoundTraffic(
  tables: readonly SplitTable[],
  splits: readonly number[],
  { pairs, timed, roundShareAt, roundTrafficAt }: BoundColumns,
  factors: Float64Array,
  at: number,
): void {
  for (let index = 0; index < timed.length; index++) {
    const pair = timed[index] ?? 0;
    const parent = pairs[pair]?.parent ?? 0;
    let moved = factors[at + pair * 2 + 1] ?? 0;
    for (let dim = 0; dim < tables.length; dim++) {
      const table = tables[dim];
      if (table !== undefined) moved /= childrenBetween(table, splits[dim] ?? 0, 0, parent);
    }
    factors[at + roundTrafficAt + index] = moved * (factors[at + roundShareAt + index] ?? 1);
  }
}

function rangesOf(factors: Float64Array, width: number, count: number) {
  const smallest = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const largest = new Float64Array(width);
  for (let option = 0; option < count; option++) {
    for (let column = 0; column < width; column++) {
      const factor = factors[option * width + column] ?? 1;
      if (factor < (smallest[column] ?? 0)) smallest[column] = factor;
      if (factor > (largest[column] ?? 0)) largest[column] = factor;
    }
  }
  return { smallest, largest };
}

function rowsOf(factors: Float64Array, width: number, rows: readonly number[]): Float64Array {
  const kept = new Float64Array(rows.length * width);
  rows.forEach((row, place) => {
    kept.set(factors.subarray(row * width, row * width + width), place * width);
  });
  return kept;
}
