import { OptionTree } from '../mapper/optimal/option-tree.ts';
import type { SplitOptions } from '../mapper/optimal/split-options.ts';

/** The options of a group in the order of the leaves of their tree, so that those below each node stand in a row. */
export interface ClusteredOptions {
  readonly options: SplitOptions;
  readonly tree: OptionTree;
  /** Options by place. */
  readonly order: Int32Array;
  /** By node: its first child, −1 where it is one option; the second child follows the first. */
  readonly children: Int32Array;
  /** By node: the place of its first option, and how many it has. */
  readonly first: Int32Array;
  readonly count: Int32Array;
}

/** @param weights  as `OptionTree` takes them */
export function clusteredOptions(options: SplitOptions, weights: Float64Array): ClusteredOptions {
  const tree = new OptionTree(options.factors, options.count, weights);
  const order = new Int32Array(options.count);
  const nodes = tree.option.length;
  const children = new Int32Array(nodes).fill(-1);
  const first = new Int32Array(nodes);
  const count = new Int32Array(nodes);
  let place = 0;
  visit(0);
  return { options, tree, order, children, first, count };

  function visit(node: number): void {
    first[node] = place;
    const option = tree.option[node] ?? -1;
    if (option >= 0) {
      order[place++] = option;
    } else {
      const child = tree.childOf(node);
      children[node] = child;
      visit(child);
      visit(child + 1);
    }
    count[node] = place - (first[node] ?? 0);
  }
}
