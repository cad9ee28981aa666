import * as tf from '@tensorflow/tfjs-core';
import { symmetricEigenvalues } from '../numerics/symmetric-eigenvalues.ts';
import { runComputation } from '../tensorflow/run-computation.ts';
import type { ProxySubject, ZeroCostProxy } from './zero-cost-proxy.ts';

/** Keeps the logarithm of an eigenvalue of 0 finite; the authors' value. */
const FLOOR = 1e-5;

/**
 * How little the slopes of the scores along the pixels resemble each other from image to image:
 * −Σ (log(σ + k) + 1 / (σ + k)) over the eigenvalues σ of their correlation matrix.
 */
export const JACOBIAN_COVARIANCE: ZeroCostProxy = {
  name: 'jacobian-covariance',
  source:
    'Mellor, Turner, Storkey, Crowley: Neural Architecture Search without Training, arXiv:2006.04647v1, Eq. 3',
  score: (subject) => {
    const eigenvalues = symmetricEigenvalues(correlations(slopesByImage(subject)));
    return -eigenvalues.reduce((sum, value) => {
      const raised = Math.max(value, 0) + FLOOR;
      return sum + Math.log(raised) + 1 / raised;
    }, 0);
  },
};

function slopesByImage({ computation, parameters, batches }: ProxySubject): Float32Array[] {
  const [batch] = batches;
  if (batch === undefined) throw new RangeError('a Jacobian needs a batch of images');
  const { images } = batch;
  const samples = images.shape[0];
  const slopes = tf.tidy(() => {
    const gradient = tf.grad((pixels) => {
      const given = tf.reshape<tf.Rank.R4>(pixels, images.shape);
      return tf.sum(runComputation(computation, parameters, given, { normalization: 'batch' }));
    })(images);
    return Float32Array.from(gradient.dataSync());
  });
  const size = slopes.length / samples;
  return Array.from({ length: samples }, (_, at) => slopes.subarray(at * size, (at + 1) * size));
}

/** Pearson's correlation of each pair; of a vector that does not vary, 0 with all others. */
function correlations(vectors: readonly Float32Array[]): number[][] {
  const centred = vectors.map((vector) => {
    const mean = vector.reduce((sum, value) => sum + value, 0) / vector.length;
    const moved = Float64Array.from(vector, (value) => value - mean);
    const length = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0));
    return length === 0 ? moved : moved.map((value) => value / length);
  });
  return centred.map((a, i) =>
    centred.map((b, j) =>
      i === j ? 1 : a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0),
    ),
  );
}
