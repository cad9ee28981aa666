const NONE = -1;

/**
 * Numbers whose least one is found in O(1), and changed or taken out in O(log n): a complete binary tree of winners. Of
 * equal numbers the last position wins.
 */
export class LeastTree {
  readonly #values: Float64Array;
  /** Position of the least number below each node; node 1 is the root, the leaves are the second half. */
  readonly #winners: Int32Array;

  /** Takes the array over: `change` writes to it. */
  constructor(values: Float64Array) {
    this.#values = values;
    this.#winners = new Int32Array(2 * values.length);
    for (let i = 0; i < values.length; i++) this.#winners[values.length + i] = i;
    for (let node = values.length - 1; node > 0; node--) this.#decide(node);
  }

  /** Position of the least number that was not taken out; −1 when all were. */
  least(): number {
    return this.#winners[1] ?? NONE;
  }

  change(position: number, value: number): void {
    this.#values[position] = value;
    this.#decideAbove(position);
  }

  takeOut(position: number): void {
    this.#winners[this.#values.length + position] = NONE;
    this.#decideAbove(position);
  }

  #decideAbove(position: number): void {
    for (let node = (this.#values.length + position) >> 1; node > 0; node >>= 1) this.#decide(node);
  }

  #decide(node: number): void {
    const left = this.#winners[2 * node] ?? NONE;
    const right = this.#winners[2 * node + 1] ?? NONE;
    this.#winners[node] = this.#isBetter(left, right) ? left : right;
  }

  #isBetter(left: number, right: number): boolean {
    if (left === NONE || right === NONE) return right === NONE;
    const a = this.#values[left] ?? 0;
    const b = this.#values[right] ?? 0;
    return a === b ? left > right : a < b;
  }
}
