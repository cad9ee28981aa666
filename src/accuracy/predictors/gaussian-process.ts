import { type Cholesky, cholesky } from '../numerics/cholesky.ts';
import type { Predictor } from './predictor.ts';
import { standardize } from './standardize.ts';

type Rows = readonly (readonly number[])[];

/** Length scales, as multiples of the root of the number of features, and noise variances that are tried. */
const LENGTHS = [0.35, 0.5, 0.7, 1, 1.4, 2, 3];
const NOISES = [1e-3, 1e-2, 3e-2, 0.1, 0.3];

interface Process {
  readonly factor: Cholesky;
  readonly weights: readonly number[];
  readonly length: number;
  readonly noise: number;
  readonly likelihood: number;
}

/**
 * A Gaussian process with a Matérn-5/2 kernel, whose length scale and noise have the highest marginal likelihood of those
 * on a grid (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, Sections 2.3, 4.2 and 5.4).
 */
export const GAUSSIAN_PROCESS: Predictor = {
  name: 'gaussian-process',
  description: 'a smooth function, with its uncertainty',
  fit: (samples) => {
    const { rows, targets, target, toRow } = standardize(samples);
    const distances = rows.map((a) => rows.map((b) => distance(a, b)));
    const root = Math.sqrt(rows[0]?.length ?? 1);
    let best: Process | undefined;
    for (const length of LENGTHS) {
      for (const noise of NOISES) {
        const process = fitProcess(distances, targets, length * root, noise);
        if (best === undefined || process.likelihood > best.likelihood) best = process;
      }
    }
    if (best === undefined) throw new RangeError('a Gaussian process needs samples');
    const { factor, weights, length, noise } = best;
    return {
      predict: (features) => {
        const row = toRow(features);
        const kernel = rows.map((other) => matern(distance(row, other), length));
        const value = kernel.reduce((sum, k, at) => sum + k * (weights[at] ?? 0), 0);
        const explained = factor.solveLower(kernel).reduce((sum, x) => sum + x * x, 0);
        const variance = Math.max(1 + noise - explained, 0);
        return {
          mean: target.mean + target.deviation * value,
          deviation: target.deviation * Math.sqrt(variance),
        };
      },
    };
  },
};

function fitProcess(
  distances: Rows,
  targets: readonly number[],
  length: number,
  noise: number,
): Process {
  const kernel = distances.map((row, i) =>
    row.map((distanceTo, j) => matern(distanceTo, length) + (i === j ? noise : 0)),
  );
  const factor = cholesky(kernel);
  const weights = factor.solve(targets);
  const fit = targets.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
  return { factor, weights, length, noise, likelihood: -fit / 2 - factor.logDeterminant / 2 };
}

function matern(distanceTo: number, length: number): number {
  const r = (Math.sqrt(5) * distanceTo) / length;
  return (1 + r + (r * r) / 3) * Math.exp(-r);
}

function distance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += ((a[at] ?? 0) - (b[at] ?? 0)) ** 2;
  return Math.sqrt(sum);
}
