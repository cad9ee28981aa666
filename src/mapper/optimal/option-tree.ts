/**
 * Options of one group as a binary tree of clusters: a node knows the smallest and largest factor of every column among
 * the options below it, so that one bound can rule all of them out. Node 0 is the root. A cluster is divided when its
 * children are asked for, as most never are: at the column in which its options lie furthest apart.
 */
export class OptionTree {
  readonly smallest: Float64Array;
  readonly largest: Float64Array;
  /** By node: how far its options lie apart. */
  readonly spread: Float64Array;
  /** By node: the option, or −1 where there are several. */
  readonly option: Int32Array;
  private readonly children: Int32Array;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly widest: Int32Array;
  private readonly order: number[];
  private readonly width: number;
  private nodes = 0;

  /**
   * @param factors  `count` rows of `weights.length` numbers > 0; count ≥ 1
   * @param weights  how much a column counts when distances (of logarithms) are compared
   */
  constructor(
    private readonly factors: Float64Array,
    count: number,
    private readonly weights: Float64Array,
  ) {
    const most = 2 * count - 1;
    this.width = weights.length;
    this.order = Array.from({ length: count }, (_, index) => index);
    this.smallest = new Float64Array(most * this.width);
    this.largest = new Float64Array(most * this.width);
    this.spread = new Float64Array(most);
    this.option = new Int32Array(most).fill(-1);
    this.children = new Int32Array(most).fill(-1);
    this.from = new Int32Array(most);
    this.to = new Int32Array(most);
    this.widest = new Int32Array(most);
    this.add(0, count);
  }

  /** The first child of a node with several options; the second one follows it. */
  childOf(node: number): number {
    const known = this.children[node] ?? -1;
    if (known >= 0) return known;
    const from = this.from[node] ?? 0;
    const to = this.to[node] ?? 0;
    const middle = this.divide(node, from, to);
    const first = this.add(from, middle);
    this.add(middle, to);
    this.children[node] = first;
    return first;
  }

  private add(from: number, to: number): number {
    const node = this.nodes++;
    this.from[node] = from;
    this.to[node] = to;
    if (to - from === 1) this.option[node] = this.order[from] ?? 0;
    this.measure(node, from, to);
    return node;
  }

  /** Writes the range of every column, the widest column, and the sum of all distances, by which groups are compared. */
  private measure(node: number, from: number, to: number): void {
    const { width, factors, order, weights } = this;
    let most = -1;
    let sum = 0;
    for (let column = 0; column < width; column++) {
      let low = Number.POSITIVE_INFINITY;
      let high = 0;
      for (let place = from; place < to; place++) {
        const factor = factors[(order[place] ?? 0) * width + column] ?? 1;
        if (factor < low) low = factor;
        if (factor > high) high = factor;
      }
      this.smallest[node * width + column] = low;
      this.largest[node * width + column] = high;
      if (low === high) continue;
      const weighted = Math.log(high / low) * (weights[column] ?? 0);
      sum += weighted;
      if (weighted > most) {
        most = weighted;
        this.widest[node] = column;
      }
    }
    this.spread[node] = sum;
  }

  /** Orders the options by the widest column and returns where to cut: at its middle, between two different factors. */
  private divide(node: number, from: number, to: number): number {
    const { width, factors, order } = this;
    const column = this.widest[node] ?? 0;
    const factor = (option: number) => factors[option * width + column] ?? 1;
    const sorted = order.slice(from, to).sort((a, b) => factor(a) - factor(b) || a - b);
    for (let place = 0; place < sorted.length; place++) order[from + place] = sorted[place] ?? 0;
    const at = node * width + column;
    const middle = Math.sqrt((this.smallest[at] ?? 1) * (this.largest[at] ?? 1));
    const cut = sorted.findIndex((option) => factor(option) > middle);
    return from + (cut <= 0 ? sorted.length >> 1 : cut);
  }
}
