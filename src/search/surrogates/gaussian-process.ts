import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { BINARY, CATEGORICAL, type GeneRanges } from '../operators/gene-ranges.ts';
import type { Genome } from '../problem.ts';
import type { FittedSurrogate, Surrogate } from './surrogate.ts';

/** Length scales that are tried, in diagonals of the unit cube of all genes. */
const LENGTHS = [0.15, 0.3, 0.6, 1.2];
/** Variances of noise that are tried, beside a signal of variance 1: figures are exact, but the model is not. */
const NOISES = [1e-4, 1e-2];
/** Squared distance of two categories that differ: as far as the ends of a range. */
const OTHER_CATEGORY = 1;

/** The numbers behind a fitted process; figures are standardised. */
interface Fit {
  readonly length: number;
  readonly cholesky: CholeskyDecomposition;
  readonly weights: Matrix;
  readonly logLikelihood: number;
}

/**
 * A Gaussian process over mixed genes (Rasmussen and Williams 2006): Matérn 5/2 of one length scale for all genes, numbers
 * scaled to their ranges, categories as equal or not. Length scale and noise are the likeliest of a small grid. Fitting
 * takes O(n³), predicting O(n²) for each genome.
 */
export function gaussianProcess(ranges: GeneRanges): Surrogate {
  const isUnordered = Uint8Array.from(ranges.kinds, (kind) =>
    kind === CATEGORICAL || kind === BINARY ? 1 : 0,
  );
  const squares = (genomes: readonly Genome[], others: readonly Genome[]) =>
    squaredDistances(scaledGenomes(genomes, ranges), scaledGenomes(others, ranges), isUnordered);
  return {
    name: 'gaussian-process',
    fit: (genomes, figures) => {
      const { mean, deviation } = moments(figures);
      const targets = Matrix.columnVector(figures.map((figure) => (figure - mean) / deviation));
      const fit = likeliest(squares(genomes, genomes), targets, Math.sqrt(ranges.count));
      return predictor(fit, (others) => squares(genomes, others), mean, deviation);
    },
  };
}

function predictor(
  { length, cholesky, weights }: Fit,
  squaresTo: (genomes: readonly Genome[]) => Matrix,
  mean: number,
  deviation: number,
): FittedSurrogate {
  return {
    predict: (genomes) => {
      if (genomes.length === 0) return [];
      const across = covariances(squaresTo(genomes), length);
      const solved = cholesky.solve(across);
      return genomes.map((_, column) => {
        let expected = 0;
        let explained = 0;
        for (let row = 0; row < across.rows; row++) {
          const covariance = across.get(row, column);
          expected += covariance * weights.get(row, 0);
          explained += covariance * solved.get(row, column);
        }
        const variance = Math.max(0, 1 - explained);
        return { mean: mean + deviation * expected, deviation: deviation * Math.sqrt(variance) };
      });
    },
  };
}

function likeliest(squares: Matrix, targets: Matrix, diagonal: number): Fit {
  let best: Fit | undefined;
  for (const share of LENGTHS) {
    const length = share * diagonal;
    const covariance = covariances(squares, length);
    for (const noise of NOISES) {
      const fit = fitted(covariance, noise, length, targets);
      if (fit === null || fit.logLikelihood <= (best?.logLikelihood ?? -Infinity)) continue;
      best = fit;
    }
  }
  if (best === undefined) throw new RangeError('No covariance of the genomes is positive definite');
  return best;
}

function fitted(covariance: Matrix, noise: number, length: number, targets: Matrix): Fit | null {
  const noisy = covariance.clone();
  for (let i = 0; i < noisy.rows; i++) noisy.set(i, i, 1 + noise);
  const cholesky = new CholeskyDecomposition(noisy);
  if (!cholesky.isPositiveDefinite()) return null;
  const weights = cholesky.solve(targets);
  const lower = cholesky.lowerTriangularMatrix;
  let logLikelihood = 0;
  for (let i = 0; i < noisy.rows; i++) {
    logLikelihood -= Math.log(lower.get(i, i)) + (targets.get(i, 0) * weights.get(i, 0)) / 2;
  }
  return { length, cholesky, weights, logLikelihood };
}

/** Matérn 5/2, variance 1. */
function covariances(squares: Matrix, length: number): Matrix {
  const matrix = new Matrix(squares.rows, squares.columns);
  for (let row = 0; row < squares.rows; row++) {
    for (let column = 0; column < squares.columns; column++) {
      const distance = Math.sqrt(5 * squares.get(row, column)) / length;
      matrix.set(row, column, (1 + distance + distance ** 2 / 3) * Math.exp(-distance));
    }
  }
  return matrix;
}

function squaredDistances(
  genomes: readonly Float64Array[],
  others: readonly Float64Array[],
  isUnordered: Uint8Array,
): Matrix {
  const matrix = new Matrix(genomes.length, others.length);
  genomes.forEach((genome, row) => {
    others.forEach((other, column) => {
      let sum = 0;
      for (let gene = 0; gene < genome.length; gene++) {
        const apart = (genome[gene] ?? 0) - (other[gene] ?? 0);
        if (isUnordered[gene] === 0) sum += apart * apart;
        else if (apart !== 0) sum += OTHER_CATEGORY;
      }
      matrix.set(row, column, sum);
    });
  });
  return matrix;
}

function scaledGenomes(genomes: readonly Genome[], ranges: GeneRanges): Float64Array[] {
  return genomes.map((genome) =>
    Float64Array.from(genome, (value, gene) => {
      const low = ranges.lows[gene] ?? 0;
      const range = (ranges.highs[gene] ?? 0) - low;
      return range > 0 ? (value - low) / range : 0;
    }),
  );
}

/** Mean and standard deviation; a deviation of 1 where all are equal. */
function moments(figures: readonly number[]): { mean: number; deviation: number } {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / figures.length);
  return { mean, deviation: deviation > 0 ? deviation : 1 };
}
