import type { LayerOnAccelerator } from '../cost/assemble-cost.ts';
import type { ReuseMode } from '../cost/nest-traffic.ts';
import type { MappingObjective } from '../mapper/mapped-network.ts';
import { type BoundColumns, boundColumns } from '../mapper/optimal/bound-columns.ts';
import { ChoiceSheet } from '../mapper/optimal/choice-sheet.ts';
import { CostBound } from '../mapper/optimal/cost-bound.ts';
import { MappingJudge } from '../mapper/optimal/mapping-judge.ts';
import type { Mapspace } from '../mapper/optimal/mapspace.ts';
import { reusePlans } from '../mapper/optimal/reuse-plans.ts';
import {
  type SplitOptions,
  SplitOptionsSource,
  splitGroups,
} from '../mapper/optimal/split-options.ts';
import { type ClusteredOptions, clusteredOptions } from './clustered-options.ts';
import { type MappingScore, mappingScore } from './mapping-score.ts';
import { mappingSource } from './mapping-source.ts';

/** One layer on one design, and what is asked for. */
export interface MappingProblem extends LayerOnAccelerator {
  /** Searched together: the best mapping of any of them is found. */
  readonly spaces: readonly Mapspace[];
  readonly objective: MappingObjective;
  readonly reuse: ReuseMode;
  /** Only mappings that take no more cycles. */
  readonly limitCycles?: number;
}

/** What all plans of a mapspace share. */
export interface SpaceScore {
  readonly columns: BoundColumns;
  readonly bound: CostBound;
  readonly judge: MappingJudge;
  readonly score: MappingScore;
  /** Text of the kernel: spaces of equal texts are scored in one launch. */
  readonly source: string;
}

/** Every mapping of one plan of re-use: one option of each group. */
export interface Subspace {
  readonly shared: SpaceScore;
  readonly groups: readonly ClusteredOptions[];
  /** Writes the nests of a choice, one for each order of its loops. */
  readonly sheet: ChoiceSheet;
}

/** Distances that decide most count most when options are clustered. */
const FAN_OUT_WEIGHT = 16;
const STEPS_WEIGHT = 4;
const TILE_WEIGHT = 0.2;

/** The subspaces of a problem; those without any way to split a group are left out. */
export function mappingSubspaces(problem: MappingProblem): readonly Subspace[] {
  return problem.spaces.flatMap((space) => subspacesOf(problem, space));
}

function subspacesOf(problem: MappingProblem, space: Mapspace): readonly Subspace[] {
  const shared = spaceScore(problem, space);
  const { columns } = shared;
  const limits = new Float64Array(columns.count).fill(Number.POSITIVE_INFINITY);
  columns.fanOuts.forEach(({ children }, index) => {
    limits[columns.fanOutsAt + index] = children;
  });
  const weights = clusterWeights(columns);
  const source = new SplitOptionsSource(problem.layer, space, columns, limits);
  const known = new Map<SplitOptions, ClusteredOptions>();
  const clustered = (options: SplitOptions): ClusteredOptions => {
    const made = known.get(options) ?? clusteredOptions(options, weights);
    known.set(options, made);
    return made;
  };
  return reusePlans(space.levels).flatMap((plan) => {
    const options = source.options(splitGroups(problem.layer), plan);
    if (options.some(({ count }) => count === 0)) return [];
    const sheet = new ChoiceSheet(problem.layer, plan, options);
    return [{ shared, groups: options.map(clustered), sheet }];
  });
}

function spaceScore(problem: MappingProblem, space: Mapspace): SpaceScore {
  const { objective, reuse, limitCycles = Number.POSITIVE_INFINITY } = problem;
  const options = { objective, reuse, limitCycles };
  const columns = boundColumns(problem.accelerator, space, reuse);
  const bound = new CostBound(problem, columns, options);
  const score = mappingScore(problem, columns, options);
  return {
    columns,
    bound,
    judge: new MappingJudge(problem, space, options),
    score,
    source: mappingSource(score),
  };
}

function clusterWeights(columns: BoundColumns): Float64Array {
  const weights = new Float64Array(columns.count).fill(1);
  weights.fill(TILE_WEIGHT, columns.tilesAt, columns.copiesAt);
  weights.fill(FAN_OUT_WEIGHT, columns.fanOutsAt);
  weights[columns.stepsAt] = STEPS_WEIGHT;
  return weights;
}
