import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import type { Operand } from '../../workload/operand.ts';
import type { LevelLoop, LevelSpace, Mapspace } from './mapspace.ts';

/** What a user asks of mappings. Levels are counted outermost first. */
export type MappingConstraint =
  /** Only these dimensions may have this loop at the level. */
  | {
      readonly kind: 'dims';
      readonly level: number;
      readonly loop: LevelLoop;
      readonly dims: readonly LoopDim[];
    }
  /** A dimension has exactly this bound there. */
  | {
      readonly kind: 'bound';
      readonly level: number;
      readonly loop: LevelLoop;
      readonly dim: LoopDim;
      readonly bound: number;
    }
  /** The level keeps these operands and no others. */
  | { readonly kind: 'keeps'; readonly level: number; readonly operands: readonly Operand[] }
  /** At least this share of the PEs works in every step, on average. */
  | { readonly kind: 'utilization'; readonly atLeast: number };

/** The mapspaces with what the constraints leave of them; those that keep something else are left out. */
export function constrained(
  spaces: readonly Mapspace[],
  constraints: readonly MappingConstraint[],
): readonly Mapspace[] {
  return constraints.reduce(
    (left, constraint) => left.flatMap((space) => constrainedSpace(space, constraint)),
    spaces,
  );
}

function constrainedSpace(space: Mapspace, constraint: MappingConstraint): readonly Mapspace[] {
  switch (constraint.kind) {
    case 'utilization':
      return [space];
    case 'keeps': {
      const keeps = space.levels[constraint.level]?.keeps ?? [];
      const { operands } = constraint;
      const isKept =
        keeps.length === operands.length && operands.every((one) => keeps.includes(one));
      return isKept ? [space] : [];
    }
    case 'dims':
    case 'bound':
      return [
        {
          ...space,
          levels: space.levels.map((level, index) =>
            index === constraint.level ? constrainedLevel(level, constraint) : level,
          ),
        },
      ];
  }
}

function constrainedLevel(
  level: LevelSpace,
  constraint: Extract<MappingConstraint, { readonly kind: 'dims' | 'bound' }>,
): LevelSpace {
  if (constraint.kind === 'bound') {
    const { loop, dim, bound } = constraint;
    return { ...level, fixed: [...(level.fixed ?? []), { loop, dim, bound }] };
  }
  const { loop, dims } = constraint;
  if (loop === 'time') {
    return { ...level, temporal: level.temporal.filter((dim) => dims.includes(dim)) };
  }
  const axis = level[loop];
  const atMost = axis.atMost.map((most, place) =>
    dims.some((dim) => LOOP_DIMS[place] === dim) ? most : 1,
  );
  return { ...level, [loop]: { ...axis, atMost } };
}
