import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import { ceilDiv } from '../../src/base/ceil-div.ts';
import type { Loop, Mapping, MappingLevel, SpatialLoop } from '../../src/mapping/mapping.ts';
import { LOOP_DIMS, type LoopDim } from '../../src/workload/dims.ts';
import type { Layer } from '../../src/workload/layer.ts';

/** Bounds of one dimension, three for each level, outermost first: over time, along x, along y. */
type Split = readonly number[];

/**
 * Every mapping of a layer that wastes no whole step: all splits of every dimension over the levels, uneven ones as
 * well, in every order of every level. Of bounds in time that leave as many tiles only the smallest is taken, as the larger
 * ones make tiles of more different sizes for nothing. For layers of a handful of steps on up to five levels.
 */
export function* everyMapping(layer: Layer, accelerator: Accelerator): Generator<Mapping> {
  const dims = LOOP_DIMS.filter((dim) => layer.extents[dim] > 1);
  const grids = [...accelerator.memories.map(({ grid }) => grid), accelerator.peArray];
  const limits = accelerator.memories.flatMap((_, level) => {
    const outer = grids[level] ?? { rows: 1, columns: 1 };
    const inner = grids[level + 1] ?? outer;
    return [
      Infinity,
      Math.floor(inner.columns / outer.columns),
      Math.floor(inner.rows / outer.rows),
    ];
  });
  for (const splits of everySplit(layer, dims, limits)) {
    yield* everyOrder(accelerator, dims, splits, 0);
  }
}

function* everySplit(
  layer: Layer,
  [dim, ...others]: readonly LoopDim[],
  limits: readonly number[],
): Generator<readonly Split[]> {
  if (dim === undefined) {
    yield [];
    return;
  }
  for (const split of splitsOf(layer.extents[dim], limits, limits.length - 1, 1)) {
    const left = limits.map((limit, place) => Math.floor(limit / (split[place] ?? 1)));
    for (const rest of everySplit(layer, others, left)) yield [split, ...rest];
  }
}

/** From the innermost loop outwards; the outermost takes what is left. */
function* splitsOf(
  extent: number,
  limits: readonly number[],
  place: number,
  inner: number,
): Generator<Split> {
  const left = ceilDiv(extent, inner);
  if (place === 0) {
    yield [left];
    return;
  }
  for (let bound = 1; bound <= Math.min(left, limits[place] ?? 1); bound++) {
    const isInTime = place % 3 === 0;
    if (isInTime && bound > 1 && ceilDiv(left, bound - 1) === ceilDiv(left, bound)) continue;
    for (const outer of splitsOf(extent, limits, place - 1, inner * bound)) yield [...outer, bound];
  }
}

function* everyOrder(
  accelerator: Accelerator,
  dims: readonly LoopDim[],
  splits: readonly Split[],
  level: number,
): Generator<Mapping> {
  const memory = accelerator.memories[level];
  if (memory === undefined) {
    yield { levels: [] };
    return;
  }
  const loops = (kind: number): readonly Loop[] =>
    dims.flatMap((dim, index) => {
      const bound = splits[index]?.[level * 3 + kind] ?? 1;
      return bound > 1 ? [{ dim, bound }] : [];
    });
  const spatial: readonly SpatialLoop[] = [
    ...loops(1).map((loop) => ({ ...loop, axis: 'x' as const })),
    ...loops(2).map((loop) => ({ ...loop, axis: 'y' as const })),
  ];
  for (const inner of everyOrder(accelerator, dims, splits, level + 1)) {
    for (const temporal of permutations(loops(0))) {
      const entry: MappingLevel = { memory: memory.name, keeps: memory.holds, temporal, spatial };
      yield { levels: [entry, ...inner.levels] };
    }
  }
}

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    for (const rest of permutations(items.toSpliced(index, 1))) yield [item, ...rest];
  }
}
