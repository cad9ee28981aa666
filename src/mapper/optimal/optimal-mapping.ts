import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import type { MappingObjective } from '../mapped-network.ts';
import { branchAndBound, type ChoiceSpace, type SearchState } from './branch-and-bound.ts';
import { ChoiceSheet } from './choice-sheet.ts';
import type { JudgedMapping } from './mapping-judge.ts';
import type { Mapspace } from './mapspace.ts';
import { OptionTree } from './option-tree.ts';
import type { SplitOptions } from './split-options.ts';
import { type Subspace, subspacesOf } from './subspaces.ts';

export interface OptimalMappingRequest extends LayerOnAccelerator {
  /** Searched together: the best mapping of any of them is found. */
  readonly spaces: readonly Mapspace[];
  readonly objective: MappingObjective;
  readonly reuse?: ReuseMode;
  /** Only mappings that take no more cycles. */
  readonly limitCycles?: number;
  /** Only mappings of no more steps in time. */
  readonly limitSteps?: number;
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

/**
 * The best mapping of a layer in one or several mapspaces, with the proof that there is no better one.
 *
 * Every plan of re-use makes the cost a sum of products of one factor per dimension; the splits of each dimension are
 * clustered, and branch and bound goes through the products of clusters (docs/mapper.md).
 */
export function optimalMapping(request: OptimalMappingRequest): OptimalMapping {
  const { objective, reuse = 'timeloop', limitCycles = Number.POSITIVE_INFINITY } = request;
  const { mostBounds = Number.POSITIVE_INFINITY, goal = Number.NEGATIVE_INFINITY } = request;
  const { limitSteps = Number.POSITIVE_INFINITY } = request;
  const settings = { objective, reuse, limitCycles, limitSteps };
  const state: SearchState = {
    best: request.incumbent?.merit ?? Number.POSITIVE_INFINITY,
    unexplored: Number.POSITIVE_INFINITY,
    bounded: 0,
    scored: 0,
    isStopped: false,
  };
  let best = request.incumbent ?? null;
  const treeOf = treeCache();
  const subspaces: Subspace[] = [];
  for (const space of request.spaces) {
    // A mapspace that there was no time for may hold anything.
    if (request.shouldStop?.() === true) state.unexplored = 0;
    else subspaces.push(...subspacesOf(request, space, settings));
  }
  const spaces = subspaces.map(choiceSpace);
  branchAndBound(
    spaces,
    state,
    () => state.bounded >= mostBounds || state.best <= goal || request.shouldStop?.() === true,
  );
  return {
    best,
    bound: Math.min(state.best, state.unexplored),
    isProven: state.unexplored >= state.best,
    scored: state.scored,
    bounded: state.bounded,
  };

  function choiceSpace({ cost, plan, options, least }: Subspace): ChoiceSpace {
    const { bound, judge, weights } = cost;
    const sheet = new ChoiceSheet(request.layer, plan, options);
    return {
      trees: options.map((option) => treeOf(option, weights)),
      bound,
      least,
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
    };
  }
}

/** Trees by their options, which plans share. */
function treeCache(): (options: SplitOptions, weights: Float64Array) => OptionTree {
  const trees = new Map<SplitOptions, OptionTree>();
  return (options, weights) => {
    const known = trees.get(options);
    if (known !== undefined) return known;
    const tree = new OptionTree(options.factors, options.count, weights);
    trees.set(options, tree);
    return tree;
  };
}
