import type { Mapping } from '../mapping/mapping.ts';
import { LOOP_DIMS } from '../workload/dims.ts';

/**
 * Children of each level along x, by dimension: levels × 8 numbers a nest, outermost level first. What the row of a nest
 * (`nest-columns.ts`) does not tell, because traffic does not depend on it.
 */
export type AlongX = Float64Array | Uint16Array;

/** Writes those of one mapping into `alongX` at `offset`. */
export function writeAlongX(mapping: Mapping, alongX: AlongX, offset: number): void {
  alongX.fill(1, offset, offset + mapping.levels.length * 8);
  mapping.levels.forEach(({ spatial }, level) => {
    for (const { dim, bound, axis } of spatial) {
      const at = offset + level * 8 + LOOP_DIMS.indexOf(dim);
      if (axis === 'x') alongX[at] = (alongX[at] ?? 1) * bound;
    }
  });
}
