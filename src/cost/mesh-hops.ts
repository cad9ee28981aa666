import type { Grid } from '../accelerator/memory-level.ts';
import { TupleMap } from '../base/tuple-map.ts';
import type { SpatialLoop } from '../mapping/mapping.ts';
import type { LoopDim } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { isRelevant, type Operand } from '../workload/operand.ts';

/**
 * The tree that a multicast takes: `row-first` along the middle row and then down the columns, as Timeloop counts;
 * `shortest` that one or, where it is shorter, along the left edge and then along the rows (a row of a systolic array).
 */
export type Routing = 'row-first' | 'shortest';

/** How the elements of one operand travel from one instance of a level to its children. */
export interface MeshHops {
  readonly children: number;
  /** Hops that one element makes to reach each group of children that need it, summed over the groups. */
  readonly hopsOverGroups: number;
}

/**
 * Hops of one operand on the mesh below a level, as Timeloop counts them.
 *
 * Children are numbered row by row over the mesh, in the order of their steps (x steps fastest, and of several loops on
 * one axis the first). An element enters at the middle of the left edge, goes along the row to the farthest column of
 * its group, and from there up and down every column to the farthest of its children.
 *
 * @param mesh    children of one instance of the level: rows and columns of the mesh
 * @param spatial fan-out loops of the level, outermost first
 * @param tile    extents inside one child
 * Source: NVlabs Timeloop, the hop count of its network model.
 */
export function meshHops(
  layer: Layer,
  operand: Operand,
  mesh: Grid,
  spatial: readonly SpatialLoop[],
  tile: Readonly<Record<LoopDim, number>>,
  routing: Routing = 'row-first',
): MeshHops {
  const moves = movesOf(layer, operand, spatial, tile);
  const key = [routing === 'shortest' ? 1 : 0, mesh.rows, mesh.columns, spatial.length];
  for (const { bound, axis } of spatial) key.push(axis === 'x' ? bound : -bound);
  for (const axis of moves) key.push(...axis);
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const hops = countHops(mesh, spatial, moves, routing);
  KNOWN.add(key, hops);
  return hops;
}

/** Results by what they depend on: the same few fan-outs come back in every layer and design of a search. */
const KNOWN = new TupleMap<MeshHops>(10_000);

function countHops(
  mesh: Grid,
  spatial: readonly SpatialLoop[],
  moves: readonly (readonly number[])[],
  routing: Routing,
): MeshHops {
  const children = spatial.reduce((count, { bound }) => count * bound, 1);
  const columnsUsed = spanOf(spatial, 'x');
  const steps = spatial.map(() => 0);
  const groups = new Map<string, number[]>();
  for (let child = 0; child < children; child++) {
    const offset = moves
      .map((axis) => axis.reduce((sum, move, at) => sum + move * (steps[at] ?? 0), 0))
      .join();
    const number = placeOf(spatial, steps, 'x') + columnsUsed * placeOf(spatial, steps, 'y');
    const members = groups.get(offset);
    if (members === undefined) groups.set(offset, [number]);
    else members.push(number);
    advance(spatial, steps);
  }
  let hopsOverGroups = 0;
  for (const members of groups.values()) hopsOverGroups += groupHops(members, mesh, routing);
  return { children, hopsOverGroups };
}

/**
 * By axis of the operand's tensor, how far a step of each loop moves; windows sum two dimensions. Axes on which nothing
 * moves are left out.
 */
function movesOf(
  layer: Layer,
  operand: Operand,
  spatial: readonly SpatialLoop[],
  tile: Readonly<Record<LoopDim, number>>,
): readonly (readonly number[])[] {
  const inner: Record<LoopDim, number> = { ...tile };
  const extents = spatial.map(() => 1);
  for (let at = spatial.length - 1; at >= 0; at--) {
    const loop = spatial[at];
    if (loop === undefined) continue;
    extents[at] = inner[loop.dim];
    inner[loop.dim] *= loop.bound;
  }
  const axis = (moves: Partial<Record<LoopDim, number>>) =>
    spatial.map(({ dim }, at) =>
      isRelevant(operand, dim) ? (moves[dim] ?? 0) * (extents[at] ?? 1) : 0,
    );
  const { stride, dilation } = layer;
  const plain = [axis({ N: 1 }), axis({ G: 1 }), axis({ K: 1 }), axis({ C: 1 })];
  const windows =
    operand === 'inputs'
      ? [axis({ P: stride.row, R: dilation.row }), axis({ Q: stride.column, S: dilation.column })]
      : [axis({ P: 1 }), axis({ Q: 1 }), axis({ R: 1 }), axis({ S: 1 })];
  return [...plain, ...windows].filter((moves) => moves.some((move) => move !== 0));
}

function spanOf(spatial: readonly SpatialLoop[], axis: SpatialLoop['axis']): number {
  return spatial.reduce((span, loop) => (loop.axis === axis ? span * loop.bound : span), 1);
}

/** Place along one axis: the first loop of the axis runs fastest. */
function placeOf(
  spatial: readonly SpatialLoop[],
  steps: readonly number[],
  axis: SpatialLoop['axis'],
): number {
  let place = 0;
  for (let at = spatial.length - 1; at >= 0; at--) {
    const loop = spatial[at];
    if (loop?.axis === axis) place = place * loop.bound + (steps[at] ?? 0);
  }
  return place;
}

function advance(spatial: readonly SpatialLoop[], steps: number[]): void {
  for (let at = spatial.length - 1; at >= 0; at--) {
    const next = (steps[at] ?? 0) + 1;
    steps[at] = next < (spatial[at]?.bound ?? 1) ? next : 0;
    if (steps[at] !== 0) return;
  }
}

function groupHops(members: readonly number[], mesh: Grid, routing: Routing): number {
  const rowFirst = rowFirstHops(members, mesh);
  return routing === 'row-first' ? rowFirst : Math.min(rowFirst, edgeFirstHops(members, mesh));
}

/** Along the middle row to the farthest column, and from there up and down every column. */
function rowFirstHops(members: readonly number[], mesh: Grid): number {
  const middle = (mesh.rows - 1) / 2;
  const up = new Map<number, number>();
  const down = new Map<number, number>();
  let farthest = 0;
  for (const member of members) {
    const column = member % mesh.columns;
    const row = Math.floor(member / mesh.columns);
    farthest = Math.max(farthest, column);
    up.set(column, Math.max(up.get(column) ?? 0, middle - row));
    down.set(column, Math.max(down.get(column) ?? 0, row - middle));
  }
  const vertical = [...up.values(), ...down.values()].reduce((sum, hops) => sum + hops, 0);
  return farthest + vertical;
}

/** Along the left edge to the farthest rows, and from there along every row. */
function edgeFirstHops(members: readonly number[], mesh: Grid): number {
  const middle = (mesh.rows - 1) / 2;
  const along = new Map<number, number>();
  let up = 0;
  let down = 0;
  for (const member of members) {
    const row = Math.floor(member / mesh.columns);
    up = Math.max(up, middle - row);
    down = Math.max(down, row - middle);
    along.set(row, Math.max(along.get(row) ?? 0, member % mesh.columns));
  }
  return up + down + [...along.values()].reduce((sum, hops) => sum + hops, 0);
}
