import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { Loop, Mapping, MappingLevel, SpatialLoop } from '../../mapping/mapping.ts';
import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import type { Choice } from './branch-and-bound.ts';
import type { Mapspace } from './mapspace.ts';
import { type LevelPlan, type ReusePlan, unseenDims } from './reuse-plans.ts';
import type { SplitOptions } from './split-options.ts';

/** Dimensions whose steps slide the window over the inputs. */
const SLIDING_DIMS: readonly LoopDim[] = ['P', 'Q', 'R', 'S'];

/**
 * The mappings of one choice of splits under a plan of re-use: the orders of each level differ only in which dimension
 * slides the window of the inputs, as nothing else of an order matters.
 */
export function choiceMappings(
  accelerator: Accelerator,
  space: Mapspace,
  plan: ReusePlan,
  options: readonly SplitOptions[],
  choice: Choice,
): readonly Mapping[] {
  let mappings: readonly (readonly MappingLevel[])[] = [[]];
  space.levels.forEach(({ keeps }, level) => {
    const memory = accelerator.memories[level]?.name ?? '';
    const bounds = boundsAt(options, choice, level);
    const spatial = [...sideBySide(bounds, 'x'), ...sideBySide(bounds, 'y')];
    const orders = loopOrders(bounds, plan[level]);
    mappings = mappings.flatMap((outer) =>
      orders.map((temporal) => [...outer, { memory, keeps, temporal, spatial }]),
    );
  });
  return mappings.map((levels) => ({ levels }));
}

interface DimBounds {
  readonly dim: LoopDim;
  readonly temporal: number;
  readonly x: number;
  readonly y: number;
}

function boundsAt(
  options: readonly SplitOptions[],
  choice: Choice,
  level: number,
): readonly DimBounds[] {
  return options.flatMap(({ group, splits, chosen }, index) =>
    group.dims.map((dim, place): DimBounds => {
      const { bounds, levels } = splits[place] ?? { bounds: [], levels: 0 };
      const split = chosen[(choice[index] ?? 0) * group.dims.length + place] ?? 0;
      const at = (split * levels + level) * 3;
      return { dim, temporal: bounds[at] ?? 1, x: bounds[at + 1] ?? 1, y: bounds[at + 2] ?? 1 };
    }),
  );
}

function sideBySide(bounds: readonly DimBounds[], axis: 'x' | 'y'): readonly SpatialLoop[] {
  return LOOP_DIMS.flatMap((dim) => {
    const bound = bounds.find((entry) => entry.dim === dim)?.[axis] ?? 1;
    return bound > 1 ? [{ dim, bound, axis }] : [];
  });
}

/** Outermost first: what the stationary operand sees, then what it does not; the dimension that slides goes innermost. */
function loopOrders(
  bounds: readonly DimBounds[],
  plan: LevelPlan | undefined,
): readonly (readonly Loop[])[] {
  const stationary = plan?.stationary ?? null;
  const unseen = stationary === null ? [] : unseenDims(stationary);
  const loops = LOOP_DIMS.flatMap((dim): readonly Loop[] => {
    const bound = bounds.find((entry) => entry.dim === dim)?.temporal ?? 1;
    return bound > 1 ? [{ dim, bound }] : [];
  });
  const inner = loops.filter(({ dim }) => unseen.includes(dim));
  const outer = loops.filter(({ dim }) => !unseen.includes(dim));
  // The inputs do not see the inner loops where they are stationary: then the outer ones decide.
  const turning = inner.length === 0 || stationary === 'inputs' ? outer : inner;
  const sliding = turning.filter(({ dim }) => SLIDING_DIMS.includes(dim));
  if (sliding.length === 0) return [[...outer, ...inner]];
  return sliding.map((last) => {
    const reordered = [...turning.filter((loop) => loop !== last), last];
    return turning === outer ? [...reordered, ...inner] : [...outer, ...reordered];
  });
}
