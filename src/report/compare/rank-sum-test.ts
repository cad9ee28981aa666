/** What a rank-sum test says of two samples. */
export interface RankSumTest {
  /** Two-sided: how likely ranks so far apart are where both samples have the same distribution. */
  readonly pValue: number;
  /** Chance that one of `a` is larger than one of `b`, equal ones half (Vargha and Delaney's A, 2000): ½ is none. */
  readonly chanceLarger: number;
}

/** Pairs of samples up to this size without ties are counted out. */
const MOST_EXACT = 50;

/**
 * Wilcoxon's rank-sum test, which is Mann and Whitney's U (Annals of Mathematical Statistics 18, 1947): exact for small
 * samples without ties, else by the normal approximation with the corrections for ties and for continuity.
 */
export function rankSumTest(a: readonly number[], b: readonly number[]): RankSumTest {
  const pairs = a.length * b.length;
  const u = a.reduce((sum, one) => sum + winsOf(one, b), 0);
  const chanceLarger = pairs === 0 ? 0.5 : u / pairs;
  const isExact = a.length + b.length <= MOST_EXACT && !hasTies([...a, ...b]);
  const pValue = pairs === 0 ? 1 : isExact ? exactP(u, a.length, b.length) : normalP(u, a, b);
  return { pValue, chanceLarger };
}

function winsOf(one: number, others: readonly number[]): number {
  return others.reduce((sum, other) => sum + (one > other ? 1 : one === other ? 0.5 : 0), 0);
}

function hasTies(values: readonly number[]): boolean {
  return new Set(values).size < values.length;
}

/** Orders of n + m values by their U, counted as Mann and Whitney do: the largest value is of `a` or of `b`. */
function exactP(u: number, n: number, m: number): number {
  let counts: number[][] = Array.from({ length: m + 1 }, () => [1]);
  for (let first = 1; first <= n; first++) {
    const next: number[][] = [[1]];
    for (let second = 1; second <= m; second++) {
      const withA = counts[second] ?? [];
      const withB = next[second - 1] ?? [];
      next.push(
        Array.from({ length: first * second + 1 }, (_, at) => {
          return (withA[at - second] ?? 0) + (withB[at] ?? 0);
        }),
      );
    }
    counts = next;
  }
  const orders = counts[m] ?? [];
  const all = orders.reduce((sum, count) => sum + count, 0);
  const least = Math.min(u, n * m - u);
  const tail = orders.slice(0, least + 1).reduce((sum, count) => sum + count, 0);
  return Math.min(1, (2 * tail) / all);
}

function normalP(u: number, a: readonly number[], b: readonly number[]): number {
  const count = a.length + b.length;
  const tied = tieSizes([...a, ...b]).reduce((sum, size) => sum + size ** 3 - size, 0);
  const spread = (count + 1 - tied / (count * (count - 1))) / 12;
  const deviation = Math.sqrt(a.length * b.length * spread);
  if (!(deviation > 0)) return 1;
  const distance = Math.max(0, Math.abs(u - (a.length * b.length) / 2) - 0.5);
  return Math.min(1, 2 * upperTail(distance / deviation));
}

function tieSizes(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()];
}

/** Chance of a standard normal number above z ≥ 0, within 7.5e-8 (Abramowitz and Stegun 1964, 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = series.reduce((total, factor, power) => total + factor * t ** (power + 1), 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
