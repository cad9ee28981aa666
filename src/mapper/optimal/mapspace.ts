import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { Dataflow, Spread } from '../../mapping/dataflow.ts';
import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import type { Operand } from '../../workload/operand.ts';
import { levelGroups } from '../level-group.ts';

/** Most children along each dimension, in the order of `LOOP_DIMS`, and along all of them together. */
export interface AxisSpace {
  readonly children: number;
  readonly atMost: readonly number[];
}

/** What one memory level may do in a nest. */
export interface LevelSpace {
  /** Dimensions that may have a temporal loop here. */
  readonly temporal: readonly LoopDim[];
  /** Its fan-out to the next inner level. */
  readonly x: AxisSpace;
  readonly y: AxisSpace;
  readonly keeps: readonly Operand[];
  /** Loops whose bound is given. */
  readonly fixed?: readonly FixedBound[];
}

/** Which loop of a level: over time, or along an axis of its fan-out. */
export type LevelLoop = 'time' | 'x' | 'y';
export interface FixedBound {
  readonly loop: LevelLoop;
  readonly dim: LoopDim;
  readonly bound: number;
}

/**
 * `even`: every bound divides what is left of its dimension. `uneven-children`: bounds in time do; along a fan-out children
 * may be left without work. `uneven`: last tiles may be smaller.
 */
export const TILINGS = ['even', 'uneven-children', 'uneven'] as const;
export type Tiling = (typeof TILINGS)[number];

/** A set of mappings: levels outermost first, every split of every dimension that they allow, in every order. */
export interface Mapspace {
  readonly dataflow: string;
  readonly levels: readonly LevelSpace[];
  readonly tiling: Tiling;
}

export interface MapspaceOptions {
  /**
   * Where temporal loops stand: `grouped`, at the innermost of neighbouring levels that hold different operands, such as the
   * scratchpads of a PE, which share a tile then; or `everywhere`.
   */
  readonly loops?: 'grouped' | 'everywhere';
  /** Which operands a level keeps: all that it `holds`, or any of them, each combination being a mapspace of its own. */
  readonly keeps?: 'held' | 'any';
}

/** The mapspaces of an accelerator under a dataflow, one for each of its spreads that no other includes. */
export function mapspaces(
  accelerator: Accelerator,
  dataflow: Dataflow,
  tiling: Tiling,
  { loops = 'grouped', keeps = 'held' }: MapspaceOptions = {},
): readonly Mapspace[] {
  return widestSpreads(dataflow.spreads).flatMap((spread) => {
    const levels = levelSpaces(accelerator, dataflow, spread, loops);
    const kept = keeps === 'held' ? [levels] : bypasses(levels);
    return kept.map((own) => ({ dataflow: dataflow.name, tiling, levels: own }));
  });
}

/** The levels with every subset of what they keep, but for the outermost, which keeps everything. */
function bypasses([
  outermost,
  ...inner
]: readonly LevelSpace[]): readonly (readonly LevelSpace[])[] {
  if (outermost === undefined) return [];
  let found: readonly (readonly LevelSpace[])[] = [[outermost]];
  for (const level of inner) {
    const variants = subsets(level.keeps).map((keeps) => ({ ...level, keeps }));
    found = found.flatMap((outer) => variants.map((variant) => [...outer, variant]));
  }
  return found;
}

/** All of them first. */
function subsets(operands: readonly Operand[]): readonly (readonly Operand[])[] {
  const [first, ...others] = operands;
  if (first === undefined) return [[]];
  const rest = subsets(others);
  return [...rest.map((subset) => [first, ...subset]), ...rest];
}

function levelSpaces(
  accelerator: Accelerator,
  dataflow: Dataflow,
  spread: Spread,
  loops: 'grouped' | 'everywhere',
): readonly LevelSpace[] {
  return levelGroups(accelerator, dataflow).flatMap(({ levels, first, last, fanout, ...group }) =>
    levels.map((_, place): LevelSpace => {
      const isLast = first + place === last;
      const inRegisters = group.isRegisterFile ? dataflow.registerFileDims : LOOP_DIMS;
      const wires = accelerator.wiring?.[last];
      const axis = (name: 'x' | 'y'): AxisSpace => {
        const children = isLast ? fanout[name] : 1;
        const atMost = LOOP_DIMS.map((dim) => {
          if (!spread[name].includes(dim)) return 1;
          const wired = wires === undefined ? children : wireLimit(wires[name], dim);
          return Math.min(children, spread.atMost?.[dim] ?? children, wired);
        });
        return { children, atMost };
      };
      return {
        temporal: isLast || loops === 'everywhere' ? inRegisters : [],
        x: axis('x'),
        y: axis('y'),
        keeps: group.keeps[place] ?? [],
      };
    }),
  );
}

function wireLimit(
  wires: readonly { readonly dim: LoopDim; readonly atMost: number }[],
  dim: LoopDim,
): number {
  return wires.find((wire) => wire.dim === dim)?.atMost ?? 1;
}

/** Without the spreads whose dimensions another one names as well: order does not matter where all splits are tried. */
function widestSpreads(spreads: readonly Spread[]): readonly Spread[] {
  return spreads.filter((spread, place) =>
    spreads.every(
      (other, otherPlace) =>
        other === spread ||
        !includes(other, spread) ||
        (includes(spread, other) && place < otherPlace),
    ),
  );
}

function includes(outer: Spread, inner: Spread): boolean {
  const limit = ({ atMost }: Spread, dim: LoopDim) => atMost?.[dim] ?? Number.POSITIVE_INFINITY;
  return (['x', 'y'] as const).every((axis) =>
    inner[axis].every((dim) => outer[axis].includes(dim) && limit(outer, dim) >= limit(inner, dim)),
  );
}
