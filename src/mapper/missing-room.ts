import minBy from 'lodash/minBy.js';
import sumBy from 'lodash/sumBy.js';
import type { Infeasibility } from '../base/outcome.ts';
import { boxElements, type LayerProblem, roomsOf } from './layer-problem.ts';
import { childrenBetween, type SpatialOption, spatialOptions } from './spatial-options.ts';

/**
 * The memories that have no room for a layer under a dataflow, with need and have: what the smallest tiles take, one
 * element of each operand in every PE, spread in the way that lacks least.
 *
 * @returns an empty list where the smallest tiles fit
 */
export function missingRoom(problem: LayerProblem): readonly Infeasibility[] {
  const { extents, groups, dataflow, accelerator } = problem;
  const ways = spatialOptions(extents, groups, dataflow, accelerator.wiring).map((spatial) =>
    lacking(problem, spatial),
  );
  return minBy(ways, (reasons) => sumBy(reasons, ({ need, have }) => need / have)) ?? [];
}

function lacking(problem: LayerProblem, spatial: SpatialOption): readonly Infeasibility[] {
  const { layer, extents, groups } = problem;
  return groups.flatMap((group, index) => {
    const children = childrenBetween(spatial, index, groups.length);
    const tile = children.map((count, dim) => Math.min(count, extents[dim] ?? 1));
    return roomsOf(problem, group).flatMap(({ memory, usableBits: have, kept }) => {
      const path = `layers.${layer.name}.memories.${memory}`;
      const need = sumBy(kept, ({ operand, bits }) => boxElements(layer, operand, tile) * bits);
      return need > have ? [{ code: 'capacity', path, need, have, unit: 'bits' }] : [];
    });
  });
}
