import groupBy from 'lodash/groupBy.js';
import type { ClusteredOptions } from './clustered-options.ts';
import { type BoxLayout, boxLayout, type MappingBox } from './mapping-box.ts';
import { BOX_GROUPS, OPTIONS_PER_THREAD } from './mapping-source.ts';
import type { SpaceScore } from './mapping-subspaces.ts';

/** A box, and the rows of the grid where its threads stand. */
export interface PlacedBox {
  readonly box: MappingBox;
  readonly layout: BoxLayout;
  readonly firstRow: number;
}

/** Boxes that one kernel scores together, and all that it reads. */
export interface BoxLaunch {
  readonly source: string;
  /** Columns of a row of `factors`, and of `numbers`. */
  readonly width: number;
  readonly parameters: number;
  readonly boxes: readonly PlacedBox[];
  /** Rows of the grid. */
  readonly rows: number;
  readonly factors: Float32Array;
  readonly boxTable: Float32Array;
  readonly rowTable: Float32Array;
  readonly numbers: Float32Array;
}

/**
 * Boxes of the same kernel together, in their order.
 *
 * @param mostRows  rows of a launch at most, unless a single box has more
 */
export function boxLaunches(boxes: readonly MappingBox[], mostRows: number): readonly BoxLaunch[] {
  const byKernel = Object.values(groupBy(boxes, ({ subspace }) => subspace.shared.source));
  return byKernel.flatMap((same) => {
    const launches: MappingBox[][] = [];
    let room = 0;
    for (const box of same) {
      const { rows } = boxLayout(box);
      if (rows > room) {
        launches.push([]);
        room = mostRows;
      }
      launches.at(-1)?.push(box);
      room -= rows;
    }
    return launches.map(boxLaunch);
  });
}

/** Lays out boxes of spaces with the same kernel; at least one. */
function boxLaunch(boxes: readonly MappingBox[]): BoxLaunch {
  const [first] = boxes;
  if (first === undefined) throw new RangeError('boxLaunch: no boxes to launch');
  const { source, score } = first.subspace.shared;
  const spaces = new SpaceRows();
  const factors = new FactorRows(score.width);
  const boxTable: number[] = [];
  const rowTable: number[] = [];
  let rows = 0;
  const placed = boxes.map((box, index): PlacedBox => {
    const layout = boxLayout(box);
    boxTable.push(spaces.rowOf(box.subspace.shared));
    for (let slot = 0; slot < BOX_GROUPS; slot++) {
      const group = layout.slots[slot];
      const options = group === undefined ? undefined : box.subspace.groups[group];
      const row = options === undefined ? 0 : factors.rowOf(options, box.nodes[group ?? 0] ?? 0);
      boxTable.push(row, layout.counts[slot] ?? 1);
    }
    for (let part = 0; part < layout.rows; part++) {
      rowTable.push(index, part, OPTIONS_PER_THREAD);
    }
    rows += layout.rows;
    return { box, layout, firstRow: rows - layout.rows };
  });
  return {
    source,
    width: score.width,
    parameters: score.parameters.length,
    boxes: placed,
    rows,
    factors: Float32Array.from(factors.numbers),
    boxTable: Float32Array.from(boxTable),
    rowTable: Float32Array.from(rowTable),
    numbers: Float32Array.from(spaces.numbers),
  };
}

/** The options of each node that is used, once; the first row is all ones, for slots without a group. */
class FactorRows {
  readonly numbers: number[];
  private readonly known = new Map<ClusteredOptions, Map<number, number>>();

  constructor(private readonly width: number) {
    this.numbers = new Array<number>(width).fill(1);
  }

  rowOf(options: ClusteredOptions, node: number): number {
    const rows = this.known.get(options) ?? new Map<number, number>();
    this.known.set(options, rows);
    const known = rows.get(node);
    if (known !== undefined) return known;
    const row = this.numbers.length / this.width;
    rows.set(node, row);
    this.write(options, options.first[node] ?? 0, options.count[node] ?? 0);
    return row;
  }

  private write({ options, order }: ClusteredOptions, first: number, count: number): void {
    const { width, numbers } = this;
    for (let place = first; place < first + count; place++) {
      const at = (order[place] ?? 0) * width;
      for (let column = 0; column < width; column++) {
        numbers.push(options.factors[at + column] ?? 1);
      }
    }
  }
}

/** The numbers of each space that is used, once. */
class SpaceRows {
  readonly numbers: number[] = [];
  private readonly known = new Map<SpaceScore, number>();

  rowOf(space: SpaceScore): number {
    const row = this.known.get(space) ?? this.known.size;
    if (row === this.known.size) {
      this.known.set(space, row);
      this.numbers.push(...space.score.parameters);
    }
    return row;
  }
}
