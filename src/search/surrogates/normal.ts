/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** Share of the standard normal distribution below z (Abramowitz and Stegun 7.1.26, within 1.5e-7). */
export function normalShare(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = 0.5 * series * Math.exp((-z * z) / 2);
  return z > 0 ? 1 - tail : tail;
}

/** How far below `best` a normal figure lies on average, counting nothing where it lies above (Jones et al. 1998). */
export function expectedImprovement(mean: number, deviation: number, best: number): number {
  const lead = best - mean;
  if (deviation <= 0) return Math.max(0, lead);
  const z = lead / deviation;
  return Math.max(0, lead * normalShare(z) + deviation * normalDensity(z));
}
