import { nestRowLength, writeLayerColumns } from '../../cost/nest-columns.ts';
import type { Layer } from '../../workload/layer.ts';
import type { Choice } from './branch-and-bound.ts';
import { LevelOrders } from './level-orders.ts';
import type { ReusePlan } from './reuse-plans.ts';
import type { SplitOptions } from './split-options.ts';

/** Position of a dimension without a loop. */
const NOWHERE = 7;
const TILES_AT = 16;

/**
 * The nests of one choice of splits under a plan of re-use, one row for each of its orders, as `CompiledEvaluator` reads
 * them; without making a mapping of each.
 */
export class ChoiceSheet {
  rows: Float64Array;
  alongX: Float64Array;
  /** Rows that were written last. */
  count = 0;
  private readonly levels: number;
  private readonly rowLength: number;
  private readonly spatialAt: number;
  private readonly positionsAt: number;
  private readonly orders: readonly LevelOrders[];
  /** By level: the dimensions that have a temporal loop there, a bit each. */
  private readonly loops: Int32Array;

  constructor(
    layer: Layer,
    plan: ReusePlan,
    private readonly options: readonly SplitOptions[],
  ) {
    this.levels = plan.length;
    this.rowLength = nestRowLength(this.levels);
    this.spatialAt = TILES_AT + (this.levels + 1) * 8;
    this.positionsAt = this.spatialAt + this.levels * 8;
    this.rows = new Float64Array(this.rowLength);
    this.alongX = new Float64Array(this.levels * 8);
    this.orders = plan.map((level) => new LevelOrders(level));
    this.loops = new Int32Array(this.levels);
    writeLayerColumns(layer, this.rows, 0);
  }

  /** Writes the rows of a choice. */
  write(choice: Choice): void {
    const { levels, positionsAt } = this;
    this.rows.fill(1, TILES_AT, positionsAt);
    this.rows.fill(NOWHERE, positionsAt, this.rowLength);
    this.alongX.fill(1, 0, levels * 8);
    this.loops.fill(0);
    for (let group = 0; group < this.options.length; group++) {
      this.writeGroup(group, choice[group] ?? 0);
    }
    this.count = 1;
    for (let level = 0; level < levels; level++) this.writeOrders(level);
    for (let row = 1; row < this.count; row++) {
      this.alongX.copyWithin(row * levels * 8, 0, levels * 8);
    }
  }

  private writeGroup(group: number, option: number): void {
    const options = this.options[group];
    if (options === undefined) return;
    const { rows, alongX, levels, loops, spatialAt } = this;
    const { tables, chosen } = options;
    for (let index = 0; index < tables.length; index++) {
      const dim = tables[index]?.place ?? 0;
      const bounds = tables[index]?.bounds;
      const split = chosen[option * tables.length + index] ?? 0;
      let tile = 1;
      for (let level = levels - 1; level >= 0; level--) {
        const from = (split * levels + level) * 3;
        const temporal = bounds?.[from] ?? 1;
        const x = bounds?.[from + 1] ?? 1;
        const children = x * (bounds?.[from + 2] ?? 1);
        tile *= temporal * children;
        rows[TILES_AT + level * 8 + dim] = tile;
        rows[spatialAt + level * 8 + dim] = children;
        alongX[level * 8 + dim] = x;
        if (temporal > 1) loops[level] = (loops[level] ?? 0) | (1 << dim);
      }
    }
  }

  /** Repeats the rows for every order of one more level, and writes where its loops stand. */
  private writeOrders(level: number): void {
    const { rowLength, positionsAt, count: before } = this;
    const orders = this.orders[level]?.of(this.loops[level] ?? 0) ?? [];
    this.reserve(before * orders.length);
    const { rows } = this;
    for (let order = orders.length - 1; order >= 0; order--) {
      const dims = orders[order] ?? [];
      for (let row = 0; row < before; row++) {
        const at = (order * before + row) * rowLength;
        if (order > 0) rows.copyWithin(at, row * rowLength, (row + 1) * rowLength);
        for (let position = 0; position < dims.length; position++) {
          rows[at + positionsAt + level * 8 + (dims[position] ?? 0)] = position;
        }
      }
    }
    this.count = before * orders.length;
  }

  private reserve(rows: number): void {
    if (this.rows.length >= rows * this.rowLength) return;
    this.rows = grown(this.rows, rows * this.rowLength);
    this.alongX = grown(this.alongX, rows * this.levels * 8);
  }
}

function grown(values: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(length);
  larger.set(values);
  return larger;
}
