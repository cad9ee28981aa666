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
const BOUNDS_PER_ASK = 256;

/**
 * Finds the best choice: sets of nests are halved, the more promising half first, and left out as soon as their bound
 * is no better than the best nest so far. When it ends without being stopped, no choice is better.
 */
export function branchAndBound({ trees, bound, state, score, shouldStop }: BranchAndBound): void {
  const groups = trees.length;
  const width = bound.smallest.length;
  const nodes = new Int32Array(groups);
  const choice = new Int32Array(groups);
  const buffers: Float64Array[] = [];
  explore(boundOf(), 0);

  /** The least cost of the nests that the current nodes stand for. */
  function boundOf(): number {
    multiplyOthers(-1, bound.smallest, bound.largest);
    return ask();
  }

  function ask(): number {
    state.bounded++;
    if (state.bounded % BOUNDS_PER_ASK === 0 && shouldStop()) state.isStopped = true;
    return bound.bound();
  }

  function explore(least: number, depth: number): void {
    if (least >= state.best * TIE_SHARE) return;
    if (state.isStopped) {
      state.unexplored = Math.min(state.unexplored, least);
      return;
    }
    const group = widestGroup();
    if (group < 0) {
      nodes.forEach((node, index) => {
        choice[index] = trees[index]?.option[node] ?? 0;
      });
      score(choice);
      return;
    }
    halve(group, depth);
  }

  function halve(group: number, depth: number): void {
    const tree = trees[group];
    const node = nodes[group] ?? 0;
    if (tree === undefined) return;
    const lows = buffer(depth * 2);
    const highs = buffer(depth * 2 + 1);
    multiplyOthers(group, lows, highs);
    const left = tree.left[node] ?? 0;
    const right = tree.right[node] ?? 0;
    const leastLeft = boundWith(tree, left, lows, highs);
    const leastRight = boundWith(tree, right, lows, highs);
    const leftFirst = leastLeft <= leastRight;
    nodes[group] = leftFirst ? left : right;
    explore(leftFirst ? leastLeft : leastRight, depth + 1);
    nodes[group] = leftFirst ? right : left;
    explore(leftFirst ? leastRight : leastLeft, depth + 1);
    nodes[group] = node;
  }

  function boundWith(tree: OptionTree, node: number, lows: Float64Array, highs: Float64Array) {
    const at = node * width;
    const { smallest, largest } = bound;
    for (let column = 0; column < width; column++) {
      smallest[column] = (lows[column] ?? 1) * (tree.smallest[at + column] ?? 1);
      largest[column] = (highs[column] ?? 1) * (tree.largest[at + column] ?? 1);
    }
    return ask();
  }

  /** Products over all groups but one. */
  function multiplyOthers(left: number, lows: Float64Array, highs: Float64Array): void {
    lows.fill(1);
    highs.fill(1);
    for (let group = 0; group < groups; group++) {
      const tree = trees[group];
      if (group === left || tree === undefined) continue;
      const at = (nodes[group] ?? 0) * width;
      for (let column = 0; column < width; column++) {
        lows[column] = (lows[column] ?? 1) * (tree.smallest[at + column] ?? 1);
        highs[column] = (highs[column] ?? 1) * (tree.largest[at + column] ?? 1);
      }
    }
  }

  /** The group whose options lie furthest apart; −1 where every group has one option left. */
  function widestGroup(): number {
    let widest = -1;
    let most = -1;
    for (let group = 0; group < groups; group++) {
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

  function buffer(place: number): Float64Array {
    let values = buffers[place];
    if (values === undefined) {
      values = new Float64Array(width);
      buffers[place] = values;
    }
    return values;
  }
}
