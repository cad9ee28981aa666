/** A parameter to fit: where to begin and what it may not leave, all > 0. */
export interface FitRange {
  readonly start: number;
  readonly low: number;
  readonly high: number;
}

const FIRST_FACTOR = 2;
const LAST_FACTOR = 1.0005;

/**
 * The parameters with the least loss that steps by a factor, one parameter after the other, arrive at; the factor shrinks where
 * no step helps. Deterministic, and at home where parameters are scales.
 */
export function fitPositive(
  ranges: readonly FitRange[],
  loss: (parameters: readonly number[]) => number,
): readonly number[] {
  let best = ranges.map(({ start }) => start);
  let least = loss(best);
  for (let factor = FIRST_FACTOR; factor > LAST_FACTOR; ) {
    let isBetter = false;
    for (const [index, { low, high }] of ranges.entries()) {
      for (const step of [factor, 1 / factor]) {
        const tried = best.map((value, at) =>
          at === index ? Math.min(high, Math.max(low, value * step)) : value,
        );
        const found = loss(tried);
        if (found < least) {
          best = tried;
          least = found;
          isBetter = true;
        }
      }
    }
    if (!isBetter) factor = Math.sqrt(factor);
  }
  return best;
}
