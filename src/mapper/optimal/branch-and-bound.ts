import { LeastHeap } from '../../base/least-heap.ts';
import type { CostBound } from './cost-bound.ts';
import type { OptionTree } from './option-tree.ts';

/** One choice of an option for every group. */
export type Choice = Int32Array;

/** What a search shares over the plans and mapspaces that it goes through. */
export interface SearchState {
  /** Merit of the best nest so far. */
  best: number;
  /** Least bound of what was left unexplored because the search was stopped; infinite where nothing was. */
  unexplored: number;
  /** Sets of nests that were bounded. */
  bounded: number;
  /** Nests that were scored. */
  scored: number;
  isStopped: boolean;
}

/** The choices of one subspace. */
export interface ChoiceSpace {
  readonly trees: readonly OptionTree[];
  readonly bound: CostBound;
  /** No choice has a smaller merit. */
  readonly least: number;
  /** Scores the nests of one choice; lowers the state's `best` where one is better. */
  readonly score: (choice: Choice) => void;
}

/** A set of nests that may hold a better one than the best so far: a cluster of options for every group. */
interface OpenSet {
  readonly divider: SetDivider;
  readonly nodes: readonly number[];
  readonly least: number;
  readonly energyPj: number;
}

/** A set of nests is left out where it cannot beat the best by more than this share: rounding, and ties. */
const TIE_SHARE = 1 - 1e-9;
/** As many sets are kept in mind; beyond, one after the other is searched to its end. */
const MOST_OPEN = 100_000;
/** A set is searched depth first for so many bounds before the next one is taken: good nests early, and short queues. */
const BOUNDS_PER_DIVE = 64;
const BOUNDS_PER_ASK = 1024;

/**
 * Finds the best choice of all spaces: the most promising set of nests is halved, and left out as soon as its bound is no
 * better than the best nest so far. When it ends without being stopped, no choice is better.
 *
 * @param shouldStop  asked now and then
 */
export function branchAndBound(
  spaces: readonly ChoiceSpace[],
  state: SearchState,
  shouldStop: () => boolean,
): void {
  const open = new LeastHeap<OpenSet>();
  for (const space of spaces) {
    const divider = new SetDivider(space, state, shouldStop);
    open.push(space.least, divider.whole());
  }
  while (open.least < state.best * TIE_SHARE && !state.isStopped) {
    const set = open.pop();
    if (set !== undefined) explore(set, state.bounded + BOUNDS_PER_DIVE);
  }
  if (state.isStopped) state.unexplored = Math.min(state.unexplored, open.least);

  /** @param diveEnds  halves are searched at once while no more sets than this were bounded */
  function explore(set: OpenSet, diveEnds: number): void {
    if (set.least >= state.best * TIE_SHARE) return;
    if (state.isStopped) {
      state.unexplored = Math.min(state.unexplored, set.least);
      return;
    }
    const halves = set.divider.halves(set);
    if (halves === null) {
      set.divider.score(set);
      return;
    }
    for (const half of halves) {
      if (state.bounded < diveEnds || open.size >= MOST_OPEN) explore(half, diveEnds);
      else open.push(half.least, half);
    }
  }
}

/** Halves sets of one space, with a bound for each half. */
class SetDivider {
  private readonly width: number;
  private readonly fanOutsAt: number;
  private readonly choice: Int32Array;
  /** Products over all groups but the one that is halved. */
  private readonly lows: Float64Array;
  private readonly highs: Float64Array;

  constructor(
    private readonly space: ChoiceSpace,
    private readonly state: SearchState,
    private readonly shouldStop: () => boolean,
  ) {
    const { bound, trees } = space;
    this.width = bound.smallest.length;
    this.fanOutsAt = this.width - bound.largestFanOuts.length;
    this.choice = new Int32Array(trees.length);
    this.lows = new Float64Array(this.width);
    this.highs = new Float64Array(bound.largestFanOuts.length);
  }

  whole(): OpenSet {
    const { trees, least } = this.space;
    return { divider: this, nodes: trees.map(() => 0), least, energyPj: 0 };
  }

  /** The halves that may hold a better nest, the more promising first; null where the set is a single choice. */
  halves({ nodes, energyPj }: OpenSet): readonly OpenSet[] | null {
    const group = this.widestGroup(nodes);
    const tree = this.space.trees[group];
    if (tree === undefined) return null;
    this.multiplyOthers(nodes, group);
    const left = tree.childOf(nodes[group] ?? 0);
    const one = this.half(nodes, group, left, energyPj);
    const other = this.half(nodes, group, left + 1, energyPj);
    if (one === null) return other === null ? [] : [other];
    if (other === null) return [one];
    return one.least <= other.least ? [one, other] : [other, one];
  }

  score({ nodes }: OpenSet): void {
    for (let group = 0; group < nodes.length; group++) {
      this.choice[group] = this.space.trees[group]?.option[nodes[group] ?? 0] ?? 0;
    }
    this.space.score(this.choice);
  }

  private half(
    nodes: readonly number[],
    group: number,
    node: number,
    energyPj: number,
  ): OpenSet | null {
    const least = this.leastOf(group, node, energyPj);
    if (least >= this.state.best * TIE_SHARE) return null;
    const own = nodes.slice();
    own[group] = node;
    return { divider: this, nodes: own, least, energyPj: this.space.bound.energyPj };
  }

  /** The least cost of the nests with one cluster in the place of the group that is halved. */
  private leastOf(group: number, node: number, energyPj: number): number {
    const { state, lows, highs, width } = this;
    const { bound, trees } = this.space;
    const tree = trees[group];
    if (tree === undefined) return Number.POSITIVE_INFINITY;
    const at = node * width;
    const { smallest, largestFanOuts, stepsAt } = bound;
    const steps = (lows[stepsAt] ?? 1) * (tree.smallest[at + stepsAt] ?? 1);
    if (bound.quickBound(steps, energyPj) >= state.best * TIE_SHARE)
      return Number.POSITIVE_INFINITY;
    for (let column = 0; column < width; column++) {
      smallest[column] = (lows[column] ?? 1) * (tree.smallest[at + column] ?? 1);
    }
    const largestAt = at + this.fanOutsAt;
    for (let index = 0; index < largestFanOuts.length; index++) {
      largestFanOuts[index] = (highs[index] ?? 1) * (tree.largest[largestAt + index] ?? 1);
    }
    state.bounded++;
    if (state.bounded % BOUNDS_PER_ASK === 0 && this.shouldStop()) state.isStopped = true;
    return bound.bound();
  }

  private multiplyOthers(nodes: readonly number[], omitted: number): void {
    const { lows, highs, width } = this;
    const { trees } = this.space;
    lows.fill(1);
    highs.fill(1);
    for (let group = 0; group < trees.length; group++) {
      const tree = trees[group];
      if (group === omitted || tree === undefined) continue;
      const at = (nodes[group] ?? 0) * width;
      for (let column = 0; column < width; column++) {
        lows[column] = (lows[column] ?? 1) * (tree.smallest[at + column] ?? 1);
      }
      const largestAt = at + this.fanOutsAt;
      for (let index = 0; index < highs.length; index++) {
        highs[index] = (highs[index] ?? 1) * (tree.largest[largestAt + index] ?? 1);
      }
    }
  }

  /** The group whose options lie furthest apart; −1 where every group has one option left. */
  private widestGroup(nodes: readonly number[]): number {
    const { trees } = this.space;
    let widest = -1;
    let most = -1;
    for (let group = 0; group < trees.length; group++) {
      const tree = trees[group];
      const node = nodes[group] ?? 0;
      if (tree === undefined || (tree.option[node] ?? -1) >= 0) continue;
      const spread = tree.spread[node] ?? 0;
      if (spread > most) {
        most = spread;
        widest = group;
      }
    }
    return widest;
  }
}
