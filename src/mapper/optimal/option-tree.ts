/**
 * Options of one group as a binary tree of clusters: a node knows the smallest and largest factor of every column among
 * the options below it, so that one bound can rule all of them out. Node 0 is the root.
 */
export interface OptionTree {
  readonly width: number;
  readonly smallest: Float64Array;
  readonly largest: Float64Array;
  /** By node: its two children, or −1 where the node is one option. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** By node: the option, or −1. */
  readonly option: Int32Array;
  /** By node: how far its options lie apart. */
  readonly spread: Float64Array;
}

/**
 * Clusters options by halving, again and again, the column in which they lie furthest apart.
 *
 * @param factors  `count` rows of `weights.length` numbers > 0; count ≥ 1
 * @param weights  how much a column counts when distances (of logarithms) are compared
 */
export function optionTree(factors: Float64Array, count: number, weights: Float64Array): OptionTree {
  const width = weights.length;
  const nodes = 2 * count - 1;
  const smallest = new Float64Array(nodes * width);
  const largest = new Float64Array(nodes * width);
  const left = new Int32Array(nodes).fill(-1);
  const right = new Int32Array(nodes).fill(-1);
  const option = new Int32Array(nodes).fill(-1);
  const spread = new Float64Array(nodes);
  const order = Array.from({ length: count }, (_, index) => index);
  let next = 0;
  cluster(0, count);
  return { width, smallest, largest, left, right, option, spread };

  function cluster(from: number, to: number): number {
    const node = next++;
    measure(node * width, from, to);
    if (to - from === 1) {
      option[node] = order[from] ?? 0;
      return node;
    }
    const column = widestColumn(node);
    const middle = divide(node, column, from, to);
    left[node] = cluster(from, middle);
    right[node] = cluster(middle, to);
    return node;
  }

  function measure(at: number, from: number, to: number): void {
    for (let column = 0; column < width; column++) {
      let low = Number.POSITIVE_INFINITY;
      let high = 0;
      for (let place = from; place < to; place++) {
        const factor = factors[(order[place] ?? 0) * width + column] ?? 1;
        low = Math.min(low, factor);
        high = Math.max(high, factor);
      }
      smallest[at + column] = low;
      largest[at + column] = high;
    }
  }

  /** Also writes the spread of the node: the sum over its columns, so that groups can be compared. */
  function widestColumn(node: number): number {
    let widest = 0;
    let most = -1;
    let sum = 0;
    for (let column = 0; column < width; column++) {
      const at = node * width + column;
      const distance = Math.log((largest[at] ?? 1) / (smallest[at] ?? 1)) * (weights[column] ?? 0);
      sum += distance;
      if (distance > most) {
        most = distance;
        widest = column;
      }
    }
    spread[node] = sum;
    return widest;
  }

  /** Orders the options by a column and returns where to cut: at its middle, between two different factors. */
  function divide(node: number, column: number, from: number, to: number): number {
    const factor = (index: number) => factors[index * width + column] ?? 1;
    const sorted = order.slice(from, to).sort((a, b) => factor(a) - factor(b) || a - b);
    sorted.forEach((index, place) => {
      order[from + place] = index;
    });
    const at = node * width + column;
    const middle = Math.sqrt((smallest[at] ?? 1) * (largest[at] ?? 1));
    const cut = sorted.findIndex((index) => factor(index) > middle);
    return from + (cut <= 0 ? sorted.length >> 1 : cut);
  }
}
