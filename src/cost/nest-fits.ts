import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Wire } from '../accelerator/wiring.ts';
import { LOOP_DIMS } from '../workload/dims.ts';
import type { AlongX } from './along-x.ts';
import type { NestRows } from './nest-columns.ts';

/** What an accelerator lets the loops of a nest do. */
export interface NestLimits {
  readonly levels: number;
  /** By level: children along x and y. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** By level and dimension: children that wires carry along x and y; null where any loop may spread. */
  readonly wiredX: Float64Array | null;
  readonly wiredY: Float64Array | null;
}

export function nestLimits({ memories, peArray, wiring }: Accelerator): NestLimits {
  const inner = (level: number) => memories[level + 1]?.grid ?? peArray;
  const levels = memories.length;
  return {
    levels,
    columns: memories.map(({ grid }, level) => Math.floor(inner(level).columns / grid.columns)),
    rows: memories.map(({ grid }, level) => Math.floor(inner(level).rows / grid.rows)),
    wiredX: wiring === undefined ? null : wired(levels, (level) => wiring[level]?.x),
    wiredY: wiring === undefined ? null : wired(levels, (level) => wiring[level]?.y),
  };
}

/**
 * Whether the loops of a nest cover the layer without a wasted step, and spread no further than the array goes:
 * `mappingReasons` for rows, without the reasons.
 *
 * @param alongX  tells which children stand side by side along x; without it, both axes are taken together
 */
export function nestFits(
  limits: NestLimits,
  rows: NestRows,
  at: number,
  alongX?: AlongX,
  alongXAt = 0,
): boolean {
  const { levels } = limits;
  for (let dim = 0; dim < 8; dim++) if (!coversWithoutWaste(rows, at, levels, dim)) return false;
  const spatialAt = at + 24 + levels * 8;
  for (let level = 0; level < levels; level++) {
    const place = level * 8;
    const isCarried =
      alongX === undefined
        ? carriesTogether(limits, level, rows, spatialAt + place)
        : carries(limits, level, rows, spatialAt + place, alongX, alongXAt + place);
    if (!isCarried) return false;
  }
  return true;
}

function coversWithoutWaste(rows: NestRows, at: number, levels: number, dim: number): boolean {
  const extent = rows[at + dim] ?? 1;
  let tile = rows[at + 16 + dim] ?? 1;
  if (tile < extent) return false;
  for (let level = 0; level < levels && tile > 1; level++) {
    const place = at + 24 + level * 8 + dim;
    const inner = rows[place] ?? 1;
    // All steps but the last reach the end of the layer.
    if (tile > inner && tile - (rows[place + levels * 8] ?? 1) * inner >= extent) return false;
    tile = inner;
  }
  return true;
}

function carries(
  { columns, rows: meshRows, wiredX, wiredY }: NestLimits,
  level: number,
  rows: NestRows,
  at: number,
  alongX: AlongX,
  alongXAt: number,
): boolean {
  let across = 1;
  let down = 1;
  for (let dim = 0; dim < 8; dim++) {
    const x = alongX[alongXAt + dim] ?? 1;
    const y = (rows[at + dim] ?? 1) / x;
    across *= x;
    down *= y;
    if (wiredX !== null && x > (wiredX[level * 8 + dim] ?? 1)) return false;
    if (wiredY !== null && y > (wiredY[level * 8 + dim] ?? 1)) return false;
  }
  return across <= (columns[level] ?? 1) && down <= (meshRows[level] ?? 1);
}

function carriesTogether(
  { columns, rows: meshRows, wiredX, wiredY }: NestLimits,
  level: number,
  rows: NestRows,
  at: number,
): boolean {
  let children = 1;
  for (let dim = 0; dim < 8; dim++) {
    const both = rows[at + dim] ?? 1;
    children *= both;
    const wires = (wiredX?.[level * 8 + dim] ?? 1) * (wiredY?.[level * 8 + dim] ?? 1);
    if (wiredX !== null && both > wires) return false;
  }
  return children <= (columns[level] ?? 1) * (meshRows[level] ?? 1);
}

/** Most children along each dimension; one where it has no wire, and no limit at a level without a word on wires. */
function wired(
  levels: number,
  wires: (level: number) => readonly Wire[] | undefined,
): Float64Array {
  const most = new Float64Array(levels * 8).fill(Number.POSITIVE_INFINITY);
  for (let level = 0; level < levels; level++) {
    const named = wires(level);
    if (named === undefined) continue;
    LOOP_DIMS.forEach((dim, index) => {
      most[level * 8 + index] = named.find((wire) => wire.dim === dim)?.atMost ?? 1;
    });
  }
  return most;
}
