/** A value by the numbers that it depends on, which follow it in a chain of those with the same hash. */
interface Entry<Value> {
  readonly key: Float64Array;
  readonly value: Value;
  readonly next: Entry<Value> | undefined;
}

/**
 * A map whose keys are lists of numbers: what `Map` does with their text, without making the text. It forgets everything
 * when it holds `capacity` values, so that memory stays bounded.
 */
export class TupleMap<Value> {
  private readonly capacity: number;
  private readonly chains = new Map<number, Entry<Value>>();
  private count = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get(key: ArrayLike<number>): Value | undefined {
    let entry = this.chains.get(hashOf(key));
    while (entry !== undefined && !isEqual(entry.key, key)) entry = entry.next;
    return entry?.value;
  }

  /** @param key  not in the map yet; copied */
  add(key: ArrayLike<number>, value: Value): void {
    if (this.count >= this.capacity) {
      this.chains.clear();
      this.count = 0;
    }
    const hash = hashOf(key);
    this.chains.set(hash, { key: Float64Array.from(key), value, next: this.chains.get(hash) });
    this.count++;
  }
}

function hashOf(key: ArrayLike<number>): number {
  let hash = key.length;
  for (let at = 0; at < key.length; at++) hash = (Math.imul(hash, 31) + (key[at] ?? 0)) | 0;
  return hash;
}

function isEqual(key: Float64Array, other: ArrayLike<number>): boolean {
  if (key.length !== other.length) return false;
  for (let at = 0; at < key.length; at++) if (key[at] !== other[at]) return false;
  return true;
}
