/**
 * The non-dominated points of a growing set in the plane, both coordinates minimised: x ascending, y descending.
 * Asking takes O(log n), inserting O(log n) and a block move.
 */
export class Staircase {
  #xs = new Float64Array(8);
  #ys = new Float64Array(8);
  #size = 0;

  /** Steps that no other step covers. */
  get size(): number {
    return this.#size;
  }

  /** Whether some point is at most (x, y) in both coordinates. */
  covers(x: number, y: number): boolean {
    const after = this.#firstBeyond(x);
    return after > 0 && (this.#ys[after - 1] ?? 0) <= y;
  }

  /**
   * Puts a point in and drops those that it covers.
   *
   * @param x, y  the point
   * @param cornerX, cornerY  upper corner of the box in which area counts; x ≤ cornerX, y ≤ cornerY
   * @returns     area of the box that this point covers and no earlier one did; 0 where a point covers it
   */
  insert(x: number, y: number, cornerX = 0, cornerY = 0): number {
    const after = this.#firstBeyond(x);
    if (after > 0 && (this.#ys[after - 1] ?? 0) <= y) return 0;
    const start = after > 0 && this.#xs[after - 1] === x ? after - 1 : after;
    let ceiling = start > 0 ? (this.#ys[start - 1] ?? 0) : cornerY;
    let left = x;
    let area = 0;
    let end = start;
    while (end < this.#size && (this.#ys[end] ?? 0) >= y) {
      area += ((this.#xs[end] ?? 0) - left) * (ceiling - y);
      left = this.#xs[end] ?? 0;
      ceiling = this.#ys[end] ?? 0;
      end++;
    }
    const right = end < this.#size ? (this.#xs[end] ?? 0) : cornerX;
    this.#replace(start, end, x, y);
    return area + (right - left) * (ceiling - y);
  }

  /** Forgets all points and keeps the memory. */
  clear(): void {
    this.#size = 0;
  }

  /** The first position whose x is greater than the given one. */
  #firstBeyond(x: number): number {
    const xs = this.#xs;
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((xs[middle] ?? 0) <= x) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #replace(start: number, end: number, x: number, y: number): void {
    const size = this.#size + 1 - (end - start);
    if (size > this.#xs.length) this.#grow();
    if (end !== start + 1) {
      this.#xs.copyWithin(start + 1, end, this.#size);
      this.#ys.copyWithin(start + 1, end, this.#size);
    }
    this.#xs[start] = x;
    this.#ys[start] = y;
    this.#size = size;
  }

  #grow(): void {
    const xs = new Float64Array(2 * this.#xs.length);
    const ys = new Float64Array(2 * this.#ys.length);
    xs.set(this.#xs);
    ys.set(this.#ys);
    this.#xs = xs;
    this.#ys = ys;
  }
}
