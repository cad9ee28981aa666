import { ceilDiv } from '../../base/ceil-div.ts';
import { LOOP_DIMS } from '../../workload/dims.ts';
import type { LevelLoop, LevelSpace, Tiling } from './mapspace.ts';

/**
 * Ways to split one dimension over the loops of a nest. Split s has, for level l (outermost first), its temporal bound at
 * `bounds[(s · levels + l) · 3]`, its children along x and y after it.
 */
export interface DimSplits {
  readonly count: number;
  readonly levels: number;
  readonly bounds: Int32Array;
}

/**
 * Every way to split a dimension. Of bounds in time that leave the same number of tiles only the smallest is taken: the
 * others make tiles larger for nothing.
 *
 * @param dim      index into `LOOP_DIMS`
 * @param allowed  by level, whether the dimension may have a temporal loop there
 */
export function dimSplits(
  extent: number,
  dim: number,
  levels: readonly LevelSpace[],
  allowed: readonly boolean[],
  tiling: Tiling,
): DimSplits {
  const depth = levels.length;
  const found: number[] = [];
  const split = new Array<number>(depth * 3).fill(1);
  const limits = levels.flatMap(({ x, y }, level) => [
    allowed[level] ? extent : 1,
    x.atMost[dim] ?? 1,
    y.atMost[dim] ?? 1,
  ]);
  const fixed = fixedBounds(dim, levels);
  const timeBounds = boundsTable(tiling === 'uneven' ? balancedBounds : divisors);
  const childBounds = boundsTable(childBoundsOf(tiling));
  descend(depth * 3 - 1, 1);
  return { count: found.length / (depth * 3), levels: depth, bounds: Int32Array.from(found) };

  /** Takes a bound for loop `place` and all outer ones; `inner`: extent of what is inside. */
  function descend(place: number, inner: number): void {
    const left = ceilDiv(extent, inner);
    if (place === 0) {
      if (left > (limits[0] ?? 1) || (fixed[0] ?? left) !== left) return;
      split[0] = left;
      found.push(...split);
      return;
    }
    const limit = limits[place] ?? 1;
    const bounds = place % 3 === 0 ? timeBounds : childBounds;
    const only = fixed[place];
    for (const bound of only === undefined ? bounds(left) : [only]) {
      if (bound > limit || bound > left) break;
      split[place] = bound;
      descend(place - 1, inner * bound);
    }
    split[place] = 1;
  }
}

/** By loop, three for each level: the bound that is given, if one is. */
function fixedBounds(dim: number, levels: readonly LevelSpace[]): readonly (number | undefined)[] {
  return levels.flatMap(({ fixed = [] }) =>
    LEVEL_LOOPS.map(
      (loop) => fixed.find((one) => one.loop === loop && LOOP_DIMS.indexOf(one.dim) === dim)?.bound,
    ),
  );
}

const LEVEL_LOOPS: readonly LevelLoop[] = ['time', 'x', 'y'];

/** More children than needed may share the load of a port, so `uneven` tries all numbers of them. */
function childBoundsOf(tiling: Tiling): (left: number) => readonly number[] {
  switch (tiling) {
    case 'even':
      return divisors;
    case 'uneven-children':
      return balancedBounds;
    case 'uneven':
      return allBounds;
  }
}

/** Bounds worth taking where `left` tiles are left, ascending from 1. */
function boundsTable(
  boundsOf: (left: number) => readonly number[],
): (left: number) => readonly number[] {
  const table = new Map<number, readonly number[]>();
  return (left) => {
    const known = table.get(left);
    if (known !== undefined) return known;
    const bounds = boundsOf(left);
    table.set(left, bounds);
    return bounds;
  };
}

function divisors(number: number): readonly number[] {
  const found: number[] = [];
  for (let divisor = 1; divisor <= number; divisor++) {
    if (number % divisor === 0) found.push(divisor);
  }
  return found;
}

function allBounds(left: number): readonly number[] {
  return Array.from({ length: left }, (_, index) => index + 1);
}

/** The bounds of which no smaller one leaves as few tiles: about 2·√left of them. */
function balancedBounds(left: number): readonly number[] {
  const bounds = [1];
  for (let bound = 1; bound < left; ) {
    bound = ceilDiv(left, ceilDiv(left, bound) - 1);
    bounds.push(bound);
  }
  return bounds;
}
