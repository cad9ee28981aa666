import { LOOP_DIMS } from '../../workload/dims.ts';
import type { PerDim, StreamNest } from './stream-nest.ts';

/** Tiles of equal extents. */
export interface TileClass {
  readonly count: number;
  readonly extents: PerDim;
}

/** All tiles of a nest, equal ones together and whole ones first: along each dimension whole tiles and a shorter last. */
export function tileClasses({ extents, tile }: StreamNest): readonly TileClass[] {
  let classes: readonly TileClass[] = [{ count: 1, extents: tile }];
  for (const dim of LOOP_DIMS) {
    const whole = Math.floor(extents[dim] / tile[dim]);
    const last = extents[dim] - whole * tile[dim];
    if (whole === 1 && last === 0) continue;
    classes = [
      ...classes.map((entry) => ({ ...entry, count: entry.count * whole })),
      ...(last === 0
        ? []
        : classes.map((entry) => ({ ...entry, extents: { ...entry.extents, [dim]: last } }))),
    ];
  }
  return classes;
}
