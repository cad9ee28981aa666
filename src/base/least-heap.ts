interface Entry<T> {
  readonly key: number;
  readonly turn: number;
  readonly item: T;
}

/** A queue that gives the item with the smallest key first; of equal keys the one with the smallest turn. */
export class LeastHeap<T> {
  private readonly entries: Entry<T>[] = [];
  private turns = 0;

  get size(): number {
    return this.entries.length;
  }

  /** The smallest key; infinite where there is none. */
  get least(): number {
    return this.entries[0]?.key ?? Number.POSITIVE_INFINITY;
  }

  /** @param turn  without it, items of equal keys come in the order in which they were put in */
  push(key: number, item: T, turn: number = this.turns++): void {
    const entry = { key, turn, item };
    let place = this.entries.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.entries[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      this.entries[place] = parent;
      place = above;
    }
    this.entries[place] = entry;
  }

  pop(): T | undefined {
    const [first] = this.entries;
    const last = this.entries.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.entries.length > 0) this.sink(last);
    return first.item;
  }

  /** Lets an entry go down from the top, where there is none. */
  private sink(entry: Entry<T>): void {
    const { entries } = this;
    let place = 0;
    for (;;) {
      const left = entries[2 * place + 1];
      const right = entries[2 * place + 2];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, entry)) break;
      entries[place] = child;
      place = 2 * place + (isRight ? 2 : 1);
    }
    entries[place] = entry;
  }
}

function isBefore<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.key < b.key || (a.key === b.key && a.turn < b.turn);
}
