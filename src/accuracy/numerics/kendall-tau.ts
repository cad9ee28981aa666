/**
 * Kendall's rank correlation τ-b of two equally long lists, −1 … 1, in n·log n steps (Knight, JASA 1966).
 *
 * @returns  NaN where one of the lists does not vary
 */
export function kendallTau(a: readonly number[], b: readonly number[]): number {
  const order = a.map((_, place) => place);
  order.sort((i, j) => compare(a[i], a[j]) || compare(b[i], b[j]));
  const pairs = pairsOf(a.length);
  const tiedA = tiedPairs(a.toSorted(compare), (x, y) => x === y);
  const tiedB = tiedPairs(b.toSorted(compare), (x, y) => x === y);
  const tiedBoth = tiedPairs(order, (i, j) => a[i] === a[j] && b[i] === b[j]);
  const swaps = inversions(order.map((place) => b[place] ?? Number.NaN));
  const concordant = pairs - tiedA - tiedB + tiedBoth - 2 * swaps;
  return concordant / Math.sqrt((pairs - tiedA) * (pairs - tiedB));
}

function compare(x = Number.NaN, y = Number.NaN): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

/** Pairs of equal items in a list where equal items stand together. */
function tiedPairs(ordered: readonly number[], isTied: (a: number, b: number) => boolean): number {
  let sum = 0;
  let run = 1;
  for (let at = 1; at <= ordered.length; at++) {
    const [before, current] = [ordered[at - 1], ordered[at]];
    if (before !== undefined && current !== undefined && isTied(before, current)) run++;
    else {
      sum += pairsOf(run);
      run = 1;
    }
  }
  return sum;
}

/** Pairs that stand in the wrong order, counted while merging. */
function inversions(values: readonly number[]): number {
  let from = Float64Array.from(values);
  let to = new Float64Array(values.length);
  let count = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      count += merge(from, to, start, width);
    }
    [from, to] = [to, from];
  }
  return count;
}

function merge(from: Float64Array, to: Float64Array, start: number, width: number): number {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let [left, right, count] = [start, middle, 0];
  for (let at = start; at < end; at++) {
    const takesLeft = right >= end || (left < middle && (from[left] ?? 0) <= (from[right] ?? 0));
    if (!takesLeft) count += middle - left;
    to[at] = from[takesLeft ? left++ : right++] ?? 0;
  }
  return count;
}
