import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import { isRelevant } from '../../workload/operand.ts';
import type { BoundColumns } from './bound-columns.ts';
import { type DimSplits, dimSplits } from './dim-splits.ts';
import { keepUndominated } from './keep-undominated.ts';
import type { Mapspace } from './mapspace.ts';
import { allowsLoop, type ReusePlan, stayingLevels } from './reuse-plans.ts';
import {
  multiplySplit,
  multiplyWindow,
  type SplitPlace,
  type Staying,
  writeRoundTraffic,
} from './split-factors.ts';

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
  readonly splits: readonly DimSplits[];
  /** Places of the dimensions of the group in `LOOP_DIMS`. */
  readonly dimPlaces: readonly number[];
  /** Of option o, dimension d of the group: the index of its split at [o · dims + d]. */
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
  private readonly splits = new Map<string, DimSplits>();

  constructor(
    private readonly layer: Layer,
    private readonly space: Mapspace,
    private readonly columns: BoundColumns,
    /** Largest value of each column; a product of factors ≥ 1 that exceeds it fits nowhere. */
    private readonly limits: Float64Array,
  ) {}

  options(group: SplitGroup, plan: ReusePlan): SplitOptions {
    const staying = this.columns.pairs.map(({ operand, child }) =>
      stayingLevels(plan, operand, child),
    );
    const allowed = group.dims.map((dim) => this.allowedLevels(dim, plan));
    const seen = this.columns.pairs.map(({ operand }, pair) =>
      group.dims.some((dim) => !isRelevant(operand, dim)) ? staying[pair] : null,
    );
    const key = JSON.stringify([group.dims, allowed, seen]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.make(group, allowed, staying);
    this.known.set(key, made);
    return made;
  }

  private allowedLevels(dim: LoopDim, plan: ReusePlan): readonly boolean[] {
    return this.space.levels.map(({ temporal }, level) => {
      const entry = plan[level];
      return entry !== undefined && temporal.includes(dim) && allowsLoop(entry, dim);
    });
  }

  private make(
    group: SplitGroup,
    allowed: readonly (readonly boolean[])[],
    staying: Staying,
  ): SplitOptions {
    const { columns, limits } = this;
    const width = columns.count;
    const isWindow = group.dims.length > 1;
    const places = group.dims.map((dim, index) => this.places(dim, allowed[index] ?? []));
    const [outputs = [], taps = []] = places;
    const combined: (readonly SplitPlace[])[] = isWindow
      ? outputs.flatMap((output) => taps.map((tap) => [output, tap]))
      : outputs.map((place) => [place]);
    const factors = new Float64Array(combined.length * width).fill(1);
    combined.forEach((pair, row) => {
      const at = row * width;
      for (const place of pair) {
        multiplySplit(place, columns, staying, isWindow, factors, at);
      }
      const [output, tap] = pair;
      if (output !== undefined && tap !== undefined) {
        multiplyWindow(output, tap, group, columns, factors, at);
      }
      writeRoundTraffic(pair, columns, factors, at);
    });
    const children = [columns.fanOutsAt, columns.count] as const;
    const kept = keepUndominated(factors, combined.length, width, limits, children);
    const chosen = kept.flatMap((row) =>
      (combined[row] ?? []).map(({ splits, at }) => at / (splits.levels * 3)),
    );
    return {
      group,
      dimPlaces: group.dims.map((dim) => LOOP_DIMS.indexOf(dim)),
      count: kept.length,
      factors: rowsOf(factors, width, kept),
      splits: (combined[0] ?? []).map(({ splits }) => splits),
      chosen: Int32Array.from(chosen),
    };
  }

  private places(dim: LoopDim, allowed: readonly boolean[]): readonly SplitPlace[] {
    const splits = this.splitsOf(dim, allowed);
    const extent = this.layer.extents[dim];
    return Array.from(
      { length: splits.count },
      (_, index): SplitPlace => ({ dim, extent, splits, at: index * splits.levels * 3 }),
    );
  }

  private splitsOf(dim: LoopDim, allowed: readonly boolean[]): DimSplits {
    const key = `${dim} ${allowed.join()}`;
    const known = this.splits.get(key);
    if (known !== undefined) return known;
    const extent = this.layer.extents[dim];
    const made = dimSplits(
      extent,
      LOOP_DIMS.indexOf(dim),
      this.space.levels,
      allowed,
      this.space.tiling,
    );
    this.splits.set(key, made);
    return made;
  }
}

function rowsOf(factors: Float64Array, width: number, rows: readonly number[]): Float64Array {
  const kept = new Float64Array(rows.length * width);
  rows.forEach((row, place) => {
    kept.set(factors.subarray(row * width, row * width + width), place * width);
  });
  return kept;
}
