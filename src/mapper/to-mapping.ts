import type { Loop, Mapping, MappingLevel, SpatialLoop } from '../mapping/mapping.ts';
import { LOOP_DIMS } from '../workload/dims.ts';
import { DIM_INDEX, type DimVector } from './dim-vector.ts';
import type { LayerProblem } from './layer-problem.ts';
import { LOOP_ORDERS } from './loop-order.ts';
import type { PartialNest } from './partial-nest.ts';

/** Writes a whole nest out: the loops of a group stand at its innermost level. */
export function toMapping({ groups }: LayerProblem, { plans, spatial }: PartialNest): Mapping {
  const levels = groups.flatMap((group, index) => {
    const plan = plans[groups.length - 1 - index];
    return group.levels.map(({ name }, place): MappingLevel => {
      const isLast = place === group.levels.length - 1;
      const order = LOOP_ORDERS[plan?.stationary ?? 'outputs'];
      return {
        memory: name,
        keeps: group.keeps[place] ?? [],
        temporal: isLast ? loops(plan?.temporal ?? [], order) : [],
        spatial: isLast
          ? [...spread(spatial.x[index] ?? [], 'x'), ...spread(spatial.y[index] ?? [], 'y')]
          : [],
      };
    });
  });
  return { levels };
}

function loops(bounds: DimVector, order: readonly Loop['dim'][]): Loop[] {
  return order.flatMap((dim) => {
    const bound = bounds[DIM_INDEX[dim]] ?? 1;
    return bound > 1 ? [{ dim, bound }] : [];
  });
}

function spread(bounds: DimVector, axis: SpatialLoop['axis']): SpatialLoop[] {
  return loops(bounds, LOOP_DIMS).map((loop) => ({ ...loop, axis }));
}
