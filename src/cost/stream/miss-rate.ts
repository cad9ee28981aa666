/** Newton's method from 1 comes down on the solution without passing it; this many steps reach the last digit. */
const STEPS = 40;

/**
 * Share of a repeated pass that a cache of random replacement misses.
 *
 * Each miss replaces a random line, so a line survives m·n misses of a pass of n lines through a cache of c with
 * (1 − 1/c)^(m·n) ≈ e^(−m·n/c), and what did not survive is missed in the next pass: m = 1 − e^(−m·n/c). No other solution
 * than 0 exists where the pass fits.
 *
 * @param ratio  bytes of a pass over the capacity of the cache
 */
export function missRate(ratio: number): number {
  if (ratio <= 1) return 0;
  let rate = 1;
  for (let step = 0; step < STEPS; step++) {
    const kept = Math.exp(-rate * ratio);
    const next = rate - (1 - kept - rate) / (ratio * kept - 1);
    if (!(next < rate)) break;
    rate = next;
  }
  return rate;
}
