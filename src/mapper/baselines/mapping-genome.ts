import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { Loop, Mapping, SpatialLoop } from '../../mapping/mapping.ts';
import { LOOP_DIMS } from '../../workload/dims.ts';
import type { Mapspace } from '../optimal/mapspace.ts';

/** Loops of one level that a dimension may have: over time, along x, along y. */
export const SLOTS_PER_LEVEL = 3;

/** A mapping in the form that is varied: bounds and orders. */
export interface MappingGenome {
  /** Index of the mapspace. */
  readonly space: number;
  /** By dimension (of `LOOP_DIMS`), then slot: three for each level, outermost first. */
  readonly bounds: readonly (readonly number[])[];
  /** By level: dimensions, the outermost loop first. */
  readonly orders: readonly (readonly number[])[];
}

export function genomeMapping(
  { memories }: Accelerator,
  { levels }: Mapspace,
  { bounds, orders }: MappingGenome,
): Mapping {
  const loopsAt = (level: number, slot: number, order: readonly number[]): readonly Loop[] =>
    order.flatMap((place) => {
      const dim = LOOP_DIMS[place];
      const bound = bounds[place]?.[level * SLOTS_PER_LEVEL + slot] ?? 1;
      return dim !== undefined && bound > 1 ? [{ dim, bound }] : [];
    });
  const places = LOOP_DIMS.map((_, place) => place);
  return {
    levels: levels.map(({ keeps }, level) => {
      const spatial = (['x', 'y'] as const).flatMap((axis, index) =>
        loopsAt(level, index + 1, places).map((loop): SpatialLoop => ({ ...loop, axis })),
      );
      const temporal = loopsAt(level, 0, orders[level] ?? places);
      return { memory: memories[level]?.name ?? '', keeps, temporal, spatial };
    }),
  };
}
