import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import type { MappingObjective } from '../mapped-network.ts';
import { boundColumns } from './bound-columns.ts';
import { branchAndBound, type SearchState } from './branch-and-bound.ts';
import { ChoiceSheet } from './choice-sheet.ts';
import { CostBound } from './cost-bound.ts';
import { type JudgedMapping, MappingJudge } from './mapping-judge.ts';
import type { Mapspace } from './mapspace.ts';
import { OptionTree } from './option-tree.ts';
import { type ReusePlan, reusePlans } from './reuse-plans.ts';
import { type SplitOptions, SplitOptionsSource, splitGroups } from './split-options.ts';

export interface OptimalMappingRequest extends LayerOnAccelerator {
  /** Searched together: the best mapping of any of them is found. */
  readonly spaces: readonly Mapspace[];
  readonly objective: MappingObjective;
  readonly reuse?: ReuseMode;
  /** Only mappings that take no more cycles. */
  readonly limitCycles?: number;
  /** A mapping that is known already, to start from. */
  readonly incumbent?: JudgedMapping;
  /** The search ends early once it has bounded so many sets of mappings: the same on every machine. */
  readonly mostBounds?: number;
  /** Asked every few hundred bounds; the search ends early once it says so. */
  readonly shouldStop?: () => boolean;
  /** The search ends early with a mapping of no larger merit. */
  readonly goal?: number;
}

export interface OptimalMapping {
  /** Null where nothing fits, or nothing was found before the search was stopped. */
  readonly best: JudgedMapping | null;
  /** No mapping of the mapspaces has a smaller merit than this. */
  readonly bound: number;
  /** Whether the best is proven to be the best: the search was not stopped. */
  readonly isProven: boolean;
  /** Mappings that were scored in full, and sets of mappings that were bounded. */
  readonly scored: number;
  readonly bounded: number;
}

/** One plan of one mapspace, ready to be searched. */
interface Subspace {
  readonly plan: ReusePlan;
  readonly options: readonly SplitOptions[];
  readonly bound: CostBound;
  readonly judge: MappingJudge;
  readonly weights: Float64Array;
  readonly least: number;
}

/**
 * The best mapping of a layer in one or several mapspaces, with the proof that there is no better one.
 *
 * Every plan of re-use makes the cost a sum of products of one factor per dimension; the splits of each dimension are
 * clustered, and branch and bound goes through the products of clusters (docs/mapper.md).
 */
export function optimalMapping(request: OptimalMappingRequest): OptimalMapping {
  const { reuse = 'timeloop', limitCycles = Number.POSITIVE_INFINITY } = request;
  const { mostBounds = Number.POSITIVE_INFINITY, goal = Number.NEGATIVE_INFINITY } = request;
  const state: SearchState = {
    best: request.incumbent?.merit ?? Number.POSITIVE_INFINITY,
    unexplored: Number.POSITIVE_INFINITY,
    bounded: 0,
    scored: 0,
    isStopped: false,
  };
  let best = request.incumbent ?? null;
  const trees = new Map<SplitOptions, OptionTree>();
  const subspaces = request.spaces
    .flatMap((space) => subspacesOf(request, space, reuse, limitCycles))
    .sort((a, b) => a.least - b.least);
  for (const { plan, options, bound, weights, least, judge } of subspaces) {
    if (least >= state.best) break;
    const sheet = new ChoiceSheet(request.layer, plan, options);
    branchAndBound({
      trees: options.map((option) => treeOf(option, weights)),
      bound,
      state,
      shouldStop: () =>
        state.bounded >= mostBounds || state.best <= goal || request.shouldStop?.() === true,
      score: (choice) => {
        sheet.write(choice);
        state.scored += sheet.count;
        const { row, merit } = judge.best(sheet);
        if (merit >= state.best) return;
        const judged = judge.report(sheet, row);
        if (judged === null) return;
        state.best = judged.merit;
        best = judged;
      },
    });
  }
  return {
    best,
    bound: Math.min(state.best, state.unexplored),
    isProven: state.unexplored >= state.best,
    scored: state.scored,
    bounded: state.bounded,
  };

  function treeOf(options: SplitOptions, weights: Float64Array): OptionTree {
    const known = trees.get(options);
    if (known !== undefined) return known;
    const tree = new OptionTree(options.factors, options.count, weights);
    trees.set(options, tree);
    return tree;
  }
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

function subspacesOf(
  request: OptimalMappingRequest,
  space: Mapspace,
  reuse: ReuseMode,
  limitCycles: number,
): readonly Subspace[] {
  const { layer, accelerator, objective } = request;
  const columns = boundColumns(accelerator, space, reuse);
  const bound = new CostBound(request, columns, { objective, reuse, limitCycles });
  const judge = new MappingJudge(request, space, { objective, reuse, limitCycles });
  const limits = new Float64Array(columns.count).fill(Number.POSITIVE_INFINITY);
  columns.fanOuts.forEach(({ children }, index) => {
    limits[columns.fanOutsAt + index] = children;
  });
  const weights = new Float64Array(columns.count).fill(1);
  columns.pairs.forEach(({ parent }, pair) => {
    if (parent === 0) weights.fill(OUTERMOST_WEIGHT, pair * 2, pair * 2 + 2);
  });
  weights.fill(TILE_WEIGHT, columns.tilesAt, columns.copiesAt);
  weights.fill(FAN_OUT_WEIGHT, columns.fanOutsAt);
  weights[columns.stepsAt] = STEPS_WEIGHT;
  const source = new SplitOptionsSource(layer, space, columns, limits);
  const groups = splitGroups(layer);
  return reusePlans(space.levels).flatMap((plan) => {
    const options = source.options(groups, plan);
    if (options.some(({ count }) => count === 0)) return [];
    return [{ plan, options, bound, weights, judge, least: leastOf(options) }];
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
