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

export interface BranchAndBound {
  readonly trees: readonly OptionTree[];
  readonly bound: CostBound;
  readonly state: SearchState;
  /** Scores the nests of one choice; lowers `state.best` where one is better. */
  readonly score: (choice: Choice) => void;
  /** Asked now and then. */
  readonly shouldStop: () => boolean;
}

/** A set of nests is left out where it cannot beat the best by more than this share: rounding, and ties. */
const TIE_SHARE = 1 - 1e-9;
const BOUNDS_PER_ASK = 64;

/**
 * Finds the best choice: sets of nests are halved, the more promising half first, and left out as soon as their bound
 * is no better than the best nest so far. When it ends without being stopped, no choice is better.
 */
export function branchAndBound(request: BranchAndBound): void {
  new Search(request).run();
}

class Search {
  private readonly width: number;
  private readonly fanOutsAt: number;
  /** By group: the cluster that is looked at. */
  private readonly nodes: Int32Array;
  private readonly choice: Int32Array;
  private readonly buffers: Float64Array[] = [];

  constructor(private readonly request: BranchAndBound) {
    this.width = request.bound.smallest.length;
    this.fanOutsAt = this.width - request.bound.largestFanOuts.length;
    this.nodes = new Int32Array(request.trees.length);
    this.choice = new Int32Array(request.trees.length);
  }

  run(): void {
    const { bound } = this.request;
    this.multiplyOthers(-1, bound.smallest, bound.largestFanOuts);
    this.explore(this.ask(), bound.energyPj, 0);
  }

  /** The least cost of the nests between the rows that are written into the bound. */
  private ask(): number {
    const { state, bound, shouldStop } = this.request;
    state.bounded++;
    if (state.bounded % BOUNDS_PER_ASK === 0 && shouldStop()) state.isStopped = true;
    return bound.bound();
  }

  private explore(least: number, energyPj: number, depth: number): void {
    const { state, trees, score } = this.request;
    if (least >= state.best * TIE_SHARE) return;
    if (state.isStopped) {
      state.unexplored = Math.min(state.unexplored, least);
      return;
    }
    const group = this.widestGroup();
    if (group >= 0) {
      this.halve(group, energyPj, depth);
      return;
    }
    this.nodes.forEach((node, index) => {
      this.choice[index] = trees[index]?.option[node] ?? 0;
    });
    score(this.choice);
  }

  private halve(group: number, energyPj: number, depth: number): void {
    const tree = this.request.trees[group];
    const node = this.nodes[group] ?? 0;
    if (tree === undefined) return;
    const lows = this.buffer(depth * 2, this.width);
    const highs = this.buffer(depth * 2 + 1, this.width - this.fanOutsAt);
    this.multiplyOthers(group, lows, highs);
    const left = tree.childOf(node);
    const right = left + 1;
    const leastLeft = this.boundWith(tree, left, lows, highs, energyPj);
    const energyLeft = this.request.bound.energyPj;
    const leastRight = this.boundWith(tree, right, lows, highs, energyPj);
    const energyRight = this.request.bound.energyPj;
    const leftFirst = leastLeft <= leastRight;
    if (leftFirst) this.enter(group, left, leastLeft, energyLeft, depth);
    this.enter(group, right, leastRight, energyRight, depth);
    if (!leftFirst) this.enter(group, left, leastLeft, energyLeft, depth);
    this.nodes[group] = node;
  }

  private enter(group: number, node: number, least: number, energyPj: number, depth: number): void {
    this.nodes[group] = node;
    this.explore(least, energyPj, depth + 1);
  }

  private boundWith(
    tree: OptionTree,
    node: number,
    lows: Float64Array,
    highs: Float64Array,
    energyPj: number,
  ): number {
    const at = node * this.width;
    const { bound, state } = this.request;
    const { smallest, largestFanOuts, stepsAt } = bound;
    const steps = (lows[stepsAt] ?? 1) * (tree.smallest[at + stepsAt] ?? 1);
    if (bound.quickBound(steps, energyPj) >= state.best * TIE_SHARE)
      return Number.POSITIVE_INFINITY;
    for (let column = 0; column < this.width; column++) {
      smallest[column] = (lows[column] ?? 1) * (tree.smallest[at + column] ?? 1);
    }
    const largestAt = at + this.fanOutsAt;
    for (let index = 0; index < largestFanOuts.length; index++) {
      largestFanOuts[index] = (highs[index] ?? 1) * (tree.largest[largestAt + index] ?? 1);
    }
    return this.ask();
  }

  /** Products over all groups but one. */
  private multiplyOthers(omitted: number, lows: Float64Array, highs: Float64Array): void {
    const { trees } = this.request;
    lows.fill(1);
    highs.fill(1);
    for (let group = 0; group < trees.length; group++) {
      const tree = trees[group];
      if (group === omitted || tree === undefined) continue;
      const at = (this.nodes[group] ?? 0) * this.width;
      for (let column = 0; column < this.width; column++) {
        lows[column] = (lows[column] ?? 1) * (tree.smallest[at + column] ?? 1);
      }
      const largestAt = at + this.fanOutsAt;
      for (let index = 0; index < highs.length; index++) {
        highs[index] = (highs[index] ?? 1) * (tree.largest[largestAt + index] ?? 1);
      }
    }
  }

  /** The group whose options lie furthest apart; −1 where every group has one option left. */
  private widestGroup(): number {
    const { trees } = this.request;
    let widest = -1;
    let most = -1;
    for (let group = 0; group < trees.length; group++) {
      const tree = trees[group];
      const node = this.nodes[group] ?? 0;
      if (tree === undefined || (tree.option[node] ?? -1) >= 0) continue;
      const spread = tree.spread[node] ?? 0;
      if (spread > most) {
        most = spread;
        widest = group;
      }
    }
    return widest;
  }

  private buffer(place: number, length: number): Float64Array {
    const known = this.buffers[place];
    if (known !== undefined) return known;
    const made = new Float64Array(length);
    this.buffers[place] = made;
    return made;
  }
}
