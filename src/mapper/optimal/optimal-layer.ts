import { peCount } from '../../accelerator/accelerator.ts';
import type { Infeasibility } from '../../base/outcome.ts';
import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import type { Dataflow } from '../../mapping/dataflow.ts';
import { productOfExtents } from '../../workload/dims.ts';
import { layerProblem } from '../layer-problem.ts';
import type { MappingObjective } from '../mapped-network.ts';
import { missingRoom } from '../missing-room.ts';
import { constrained, type MappingConstraint } from './mapping-constraint.ts';
import type { JudgedMapping } from './mapping-judge.ts';
import { type MapspaceOptions, mapspaces, type Tiling } from './mapspace.ts';
import { type OptimalMapping, optimalMapping } from './optimal-mapping.ts';

/** Which mappings are looked at, and how long. */
export interface OptimalSearch extends MapspaceOptions {
  readonly tiling: Tiling;
  readonly constraints: readonly MappingConstraint[];
  readonly reuse: ReuseMode;
  readonly mostBounds?: number;
}

export interface OptimalLayerRequest extends LayerOnAccelerator {
  readonly dataflows: readonly Dataflow[];
  readonly objective: MappingObjective;
  readonly search: OptimalSearch;
  /** A mapping that is known already and obeys the constraints. */
  readonly incumbent?: JudgedMapping;
  readonly shouldStop?: () => boolean;
}

/** The best mapping of a layer under any of the dataflows, within the constraints. */
export function optimalLayer(request: OptimalLayerRequest): OptimalMapping {
  const { accelerator, layer, dataflows, search } = request;
  const { tiling, constraints, mostBounds } = search;
  const spaces = constrained(
    dataflows.flatMap((dataflow) => mapspaces(accelerator, dataflow, tiling, search)),
    constraints,
  );
  const floors = constraints.flatMap((one) => (one.kind === 'utilization' ? [one.atLeast] : []));
  const steps = productOfExtents(layer.extents) / peCount(accelerator);
  return optimalMapping({
    ...request,
    spaces,
    reuse: search.reuse,
    limitSteps: steps / Math.max(0, ...floors),
    ...(mostBounds === undefined ? {} : { mostBounds }),
  });
}

/**
 * Why a layer has no mapping: of each constraint without which there is one, what it asks for and what can be had; else the
 * memories that have no room for the smallest tiles.
 */
export function whyNoMapping(request: OptimalLayerRequest): readonly Infeasibility[] {
  const { layer, accelerator, costs, dataflows, search } = request;
  const { constraints } = search;
  const reasons = constraints.flatMap((constraint, index) => {
    const without = anyMapping(request, constraints.toSpliced(index, 1));
    return without === null ? [] : [reasonOf(request, constraint, without)];
  });
  if (reasons.length > 0) return reasons;
  const path = `layers.${layer.name}`;
  const need = constraints.length;
  if (need > 0 && anyMapping(request, []) !== null) {
    return [{ code: 'constraints', path, need, have: 0, unit: 'constraints met together' }];
  }
  const rooms = dataflows.flatMap((dataflow) =>
    missingRoom(layerProblem(layer, accelerator, costs, dataflow)),
  );
  return rooms.length > 0 ? rooms : [{ code: 'mapping', path, need: 1, have: 0, unit: 'nests' }];
}

function anyMapping(
  request: OptimalLayerRequest,
  constraints: readonly MappingConstraint[],
): JudgedMapping | null {
  const search = { ...request.search, constraints, mostBounds: QUICK_BOUNDS };
  return optimalLayer({ ...request, objective: 'latency', search }).best;
}

const QUICK_BOUNDS = 20_000;

function reasonOf(
  { layer, accelerator }: OptimalLayerRequest,
  constraint: MappingConstraint,
  { mapping, cost }: JudgedMapping,
): Infeasibility {
  const path = `layers.${layer.name}`;
  switch (constraint.kind) {
    case 'utilization': {
      const share = productOfExtents(layer.extents) / (cost.cycles.compute * peCount(accelerator));
      return {
        code: 'utilization',
        path,
        need: constraint.atLeast,
        have: share,
        unit: 'of the PEs',
      };
    }
    case 'bound': {
      const { level, loop, dim, bound } = constraint;
      const memory = mapping.levels[level];
      const loops = loop === 'time' ? memory?.temporal : memory?.spatial;
      const have = loops?.find((one) => one.dim === dim)?.bound ?? 1;
      const at = `${path}.${memory?.memory}.${loop}.${dim}`;
      return { code: 'bound', path: at, need: bound, have, unit: 'steps' };
    }
    case 'dims': {
      const memory = mapping.levels[constraint.level];
      const loops = (constraint.loop === 'time' ? memory?.temporal : memory?.spatial) ?? [];
      const others = loops.filter(({ dim }) => !constraint.dims.includes(dim));
      const at = `${path}.${memory?.memory}.${constraint.loop}`;
      return { code: 'dims', path: at, need: others.length, have: 0, unit: 'other loops' };
    }
    case 'keeps': {
      const memory = mapping.levels[constraint.level];
      const at = `${path}.${memory?.memory}.keeps`;
      const have = memory?.keeps.length ?? 0;
      return { code: 'keeps', path: at, need: constraint.operands.length, have, unit: 'operands' };
    }
  }
}
