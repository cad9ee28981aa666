import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import type { Layer } from '../../workload/layer.ts';
import { type BoundColumns, boundColumns } from './bound-columns.ts';
import { CostBound, type CostBoundOptions } from './cost-bound.ts';
import { MappingJudge } from './mapping-judge.ts';
import type { Mapspace } from './mapspace.ts';
import { type ReusePlan, reusePlans } from './reuse-plans.ts';
import { type SplitOptions, SplitOptionsSource, splitGroups } from './split-options.ts';

/** What all plans of a mapspace share. */
export interface SpaceCost {
  readonly columns: BoundColumns;
  readonly bound: CostBound;
  readonly judge: MappingJudge;
  /** How much each column counts when options are clustered. */
  readonly weights: Float64Array;
}

/** One plan of re-use of one mapspace, ready to be searched. */
export interface Subspace {
  readonly cost: SpaceCost;
  readonly plan: ReusePlan;
  readonly options: readonly SplitOptions[];
  /** No mapping of the plan costs less. */
  readonly least: number;
}

/**
 * How much a column counts when options are clustered. Fan-outs come first: how many PEs work decides time, and what they
 * share decides much of the energy; then what crosses the outermost memory. Of some dozen settings these need the fewest
 * bounds on Timeloop's layers.
 */
const FAN_OUT_WEIGHT = 64;
const OUTERMOST_WEIGHT = 4;
const STEPS_WEIGHT = 2;
const TILE_WEIGHT = 0.1;

/** The plans of a mapspace that leave every dimension a split. */
export function subspacesOf(
  subject: LayerOnAccelerator,
  space: Mapspace,
  settings: CostBoundOptions,
): readonly Subspace[] {
  const { layer, accelerator } = subject;
  if (asksTooMuch(layer, space)) return [];
  const columns = boundColumns(accelerator, space, settings.reuse);
  const bound = new CostBound(subject, columns, settings);
  const judge = new MappingJudge(subject, space, settings);
  const limits = new Float64Array(columns.count).fill(Number.POSITIVE_INFINITY);
  columns.fanOuts.forEach(({ children }, index) => {
    limits[columns.fanOutsAt + index] = children;
  });
  const cost = { columns, bound, judge, weights: columnWeights(columns) };
  const source = new SplitOptionsSource(layer, space, columns, limits);
  const groups = splitGroups(layer);
  return reusePlans(space.levels, layer.extents).flatMap((plan) => {
    const options = source.options(groups, plan);
    if (options.some(({ count }) => count === 0)) return [];
    return [{ cost, plan, options, least: leastOf(options) }];
  });

  function leastOf(options: readonly SplitOptions[]): number {
    bound.smallest.fill(1);
    bound.largestFanOuts.fill(1);
    for (const { smallest, largest } of options) {
      for (let column = 0; column < columns.count; column++) {
        bound.smallest[column] = (bound.smallest[column] ?? 1) * (smallest[column] ?? 1);
      }
      for (let index = 0; index < columns.fanOuts.length; index++) {
        const most = largest[columns.fanOutsAt + index] ?? 1;
        bound.largestFanOuts[index] = (bound.largestFanOuts[index] ?? 1) * most;
      }
    }
    return bound.bound();
  }
}

/** Whether a bound is given that exceeds its dimension, which a dimension of one step has no splits to tell. */
function asksTooMuch({ extents }: Layer, { levels }: Mapspace): boolean {
  return levels.some(({ fixed = [] }) => fixed.some(({ dim, bound }) => bound > extents[dim]));
}

function columnWeights(columns: BoundColumns): Float64Array {
  const weights = new Float64Array(columns.count).fill(1);
  columns.pairs.forEach(({ parent }, pair) => {
    if (parent === 0) weights.fill(OUTERMOST_WEIGHT, pair * 2, pair * 2 + 2);
  });
  weights.fill(TILE_WEIGHT, columns.tilesAt, columns.copiesAt);
  weights.fill(FAN_OUT_WEIGHT, columns.fanOutsAt);
  weights[columns.stepsAt] = STEPS_WEIGHT;
  return weights;
}
