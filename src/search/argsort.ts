/** Whether the item at position `a` must come after the one at position `b`. */
type ComesAfter = (a: number, b: number) => boolean;

const RUN_LENGTH = 8;

/**
 * The positions 0 … count − 1 in order, stable (bottom-up merge sort over runs sorted by insertion). Typed arrays and a
 * two-way comparison make it about twice as fast as `Array.prototype.sort` with a comparator.
 */
export function argsort(count: number, comesAfter: ComesAfter): Int32Array {
  let order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  for (let start = 0; start < count; start += RUN_LENGTH) {
    sortRun(order, start, Math.min(start + RUN_LENGTH, count), comesAfter);
  }
  let merged = new Int32Array(count);
  for (let length = RUN_LENGTH; length < count; length *= 2) {
    for (let start = 0; start < count; start += 2 * length) {
      mergeRuns(order, merged, start, length, comesAfter);
    }
    [order, merged] = [merged, order];
  }
  return order;
}

function sortRun(order: Int32Array, start: number, end: number, comesAfter: ComesAfter): void {
  for (let i = start + 1; i < end; i++) {
    const item = order[i] ?? 0;
    let hole = i;
    while (hole > start && comesAfter(order[hole - 1] ?? 0, item)) {
      order[hole] = order[hole - 1] ?? 0;
      hole--;
    }
    order[hole] = item;
  }
}

function mergeRuns(
  from: Int32Array,
  into: Int32Array,
  start: number,
  length: number,
  comesAfter: ComesAfter,
): void {
  const middle = Math.min(start + length, from.length);
  const end = Math.min(start + 2 * length, from.length);
  let left = start;
  let right = middle;
  for (let k = start; k < end; k++) {
    const takesRight =
      left >= middle || (right < end && comesAfter(from[left] ?? 0, from[right] ?? 0));
    into[k] = (takesRight ? from[right++] : from[left++]) ?? 0;
  }
}
