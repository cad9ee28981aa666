import { power, root } from './power.ts';

/**
 * Polynomial mutation within bounds (Deb and Goyal 1996, bounded as in Deb's NSGA-II code): a step with a polynomial
 * density about the value, smaller for a greater eta, that never leaves the bounds.
 *
 * @param value      in [low, high]
 * @param low, high  bounds of the gene, low < high
 * @param eta        distribution index, ≥ 0
 * @param draw       uniform in [0, 1); the result rises with it, and 0.5 leaves the value as it is
 * @returns          a value in [low, high]
 */
export function polynomialMutation(
  value: number,
  low: number,
  high: number,
  eta: number,
  draw: number,
): number {
  const range = high - low;
  const isDown = draw <= 0.5;
  const roomLeft = 1 - (isDown ? value - low : high - value) / range;
  const share = isDown ? 2 * draw : 2 - 2 * draw;
  const step = root(share + (1 - share) * power(roomLeft, eta + 1), eta + 1) - 1;
  const moved = value + (isDown ? step : -step) * range;
  return Math.min(high, Math.max(low, moved));
}
