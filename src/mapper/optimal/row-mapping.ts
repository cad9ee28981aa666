import type { Accelerator } from '../../accelerator/accelerator.ts';
import { nestRowLength } from '../../cost/nest-columns.ts';
import type { Loop, Mapping, SpatialLoop } from '../../mapping/mapping.ts';
import { LOOP_DIMS } from '../../workload/dims.ts';
import type { ChoiceSheet } from './choice-sheet.ts';
import type { Mapspace } from './mapspace.ts';

/** The mapping that a row of a sheet stands for. */
export function rowMapping(
  { memories }: Accelerator,
  space: Mapspace,
  { rows, alongX }: ChoiceSheet,
  row: number,
): Mapping {
  const levels = space.levels.length;
  const tilesAt = row * nestRowLength(levels) + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const positionsAt = spatialAt + levels * 8;
  return {
    levels: space.levels.map(({ keeps }, level) => ({
      memory: memories[level]?.name ?? '',
      keeps,
      temporal: temporalLoops(level),
      spatial: [...spatialLoops(level, 'x'), ...spatialLoops(level, 'y')],
    })),
  };

  function temporalLoops(level: number): readonly Loop[] {
    const position = (place: number) => rows[positionsAt + level * 8 + place] ?? 0;
    return LOOP_DIMS.map((dim, place) => ({ dim, place, bound: steps(level, place) }))
      .filter(({ bound }) => bound > 1)
      .sort((a, b) => position(a.place) - position(b.place))
      .map(({ dim, bound }) => ({ dim, bound }));
  }

  function steps(level: number, place: number): number {
    const at = tilesAt + level * 8 + place;
    return (rows[at] ?? 1) / ((rows[at + 8] ?? 1) * children(level, place));
  }

  function children(level: number, place: number): number {
    return rows[spatialAt + level * 8 + place] ?? 1;
  }

  function spatialLoops(level: number, axis: 'x' | 'y'): readonly SpatialLoop[] {
    return LOOP_DIMS.flatMap((dim, place) => {
      const x = alongX[(row * levels + level) * 8 + place] ?? 1;
      const bound = axis === 'x' ? x : children(level, place) / x;
      return bound > 1 ? [{ dim, bound, axis }] : [];
    });
  }
}
