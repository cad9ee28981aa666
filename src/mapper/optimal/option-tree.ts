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
export function optionTree(
  factors: Float64Array,
  count: number,
  weights: Float64Array,
): OptionTree {
  return new TreeBuilder(factors, count, weights).build();
}

class TreeBuilder {
  private readonly tree: OptionTree;
  private readonly order: number[];
  private next = 0;

  constructor(
    private readonly factors: Float64Array,
    count: number,
    private readonly weights: Float64Array,
  ) {
    const width = weights.length;
    const nodes = 2 * count - 1;
    this.order = Array.from({ length: count }, (_, index) => index);
    this.tree = {
      width,
      smallest: new Float64Array(nodes * width),
      largest: new Float64Array(nodes * width),
      left: new Int32Array(nodes).fill(-1),
      right: new Int32Array(nodes).fill(-1),
      option: new Int32Array(nodes).fill(-1),
      spread: new Float64Array(nodes),
    };
  }

  build(): OptionTree {
    this.cluster(0, this.order.length);
    return this.tree;
  }

  private cluster(from: number, to: number): number {
    const node = this.next++;
    this.measure(node * this.tree.width, from, to);
    if (to - from === 1) {
      this.tree.option[node] = this.order[from] ?? 0;
      return node;
    }
    const column = this.widestColumn(node);
    const middle = this.divide(node, column, from, to);
    this.tree.left[node] = this.cluster(from, middle);
    this.tree.right[node] = this.cluster(middle, to);
    return node;
  }

  private measure(at: number, from: number, to: number): void {
    const { width, smallest, largest } = this.tree;
    for (let column = 0; column < width; column++) {
      let low = Number.POSITIVE_INFINITY;
      let high = 0;
      for (let place = from; place < to; place++) {
        const factor = this.factor(this.order[place] ?? 0, column);
        low = Math.min(low, factor);
        high = Math.max(high, factor);
      }
      smallest[at + column] = low;
      largest[at + column] = high;
    }
  }

  /** Also writes the spread of the node: the sum over its columns, so that groups can be compared. */
  private widestColumn(node: number): number {
    const { width, smallest, largest, spread } = this.tree;
    let widest = 0;
    let most = -1;
    let sum = 0;
    for (let column = 0; column < width; column++) {
      const at = node * width + column;
      const distance = Math.log((largest[at] ?? 1) / (smallest[at] ?? 1));
      const weighted = distance * (this.weights[column] ?? 0);
      sum += weighted;
      if (weighted > most) {
        most = weighted;
        widest = column;
      }
    }
    spread[node] = sum;
    return widest;
  }

  /** Orders the options by a column and returns where to cut: at its middle, between two different factors. */
  private divide(node: number, column: number, from: number, to: number): number {
    const { width, smallest, largest } = this.tree;
    const sorted = this.order
      .slice(from, to)
      .sort((a, b) => this.factor(a, column) - this.factor(b, column) || a - b);
    sorted.forEach((index, place) => {
      this.order[from + place] = index;
    });
    const at = node * width + column;
    const middle = Math.sqrt((smallest[at] ?? 1) * (largest[at] ?? 1));
    const cut = sorted.findIndex((index) => this.factor(index, column) > middle);
    return from + (cut <= 0 ? sorted.length >> 1 : cut);
  }

  private factor(option: number, column: number): number {
    return this.factors[option * this.tree.width + column] ?? 1;
  }
}
