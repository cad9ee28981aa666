import { power, root } from './power.ts';

/**
 * Simulated binary crossover of two different values (Deb and Agrawal 1995, bounded as in Deb and Beyer 1999): children
 * spread about their parents as if single bits had been exchanged. Near parents beget near children; a greater eta keeps
 * them nearer.
 */

/**
 * The child at the side of the smaller parent.
 *
 * @param lower, upper  the parents' values, lower < upper
 * @param bound         lower bound of the gene, ≤ lower
 * @param eta           distribution index, ≥ 0
 * @param draw          uniform in [0, 1); the child falls with it
 * @returns             a value in [bound, (lower + upper) / 2] up to rounding
 */
export function lowerChild(
  lower: number,
  upper: number,
  bound: number,
  eta: number,
  draw: number,
): number {
  const distance = upper - lower;
  const spread = spreadFactor(1 + (2 * (lower - bound)) / distance, eta, draw);
  return Math.max(bound, 0.5 * (lower + upper - spread * distance));
}

/** The child at the side of the greater parent: as `lowerChild`, with the gene's upper bound; it rises with `draw`. */
export function upperChild(
  lower: number,
  upper: number,
  bound: number,
  eta: number,
  draw: number,
): number {
  const distance = upper - lower;
  const spread = spreadFactor(1 + (2 * (bound - upper)) / distance, eta, draw);
  return Math.min(bound, 0.5 * (lower + upper + spread * distance));
}

/** How far apart children are, over how far apart their parents are; `room` is that ratio for children at the bound. */
function spreadFactor(room: number, eta: number, draw: number): number {
  const share = draw * (2 - 1 / power(room, eta + 1));
  return share <= 1 ? root(share, eta + 1) : 1 / root(2 - share, eta + 1);
}
