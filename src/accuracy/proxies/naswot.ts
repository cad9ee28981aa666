import * as tf from '@tensorflow/tfjs-core';
import { logDeterminant } from '../numerics/log-determinant.ts';
import { runComputation } from '../tensorflow/run-computation.ts';
import type { ProxySubject, ZeroCostProxy } from './zero-cost-proxy.ts';

/**
 * How differently a network's rectifiers answer to the images of a batch: log |det K|, where K counts for each pair of
 * images the units that are on for both or off for both.
 */
export const NASWOT: ZeroCostProxy = {
  name: 'naswot',
  source:
    'Mellor, Turner, Storkey, Crowley: Neural Architecture Search without Training, ICML 2021, Eq. 2',
  score: (subject) => logDeterminant(agreements(subject)),
};

/** With x the units that are on: K = x·xᵀ + (1 − x)·(1 − x)ᵀ = 2·x·xᵀ + units − on(i) − on(j). */
function agreements({ computation, parameters, batches }: ProxySubject): number[][] {
  const [batch] = batches;
  if (batch === undefined) throw new RangeError('NASWOT needs a batch of images');
  const samples = batch.images.shape[0];
  const counts = Array.from({ length: samples }, () => new Array<number>(samples).fill(0));
  tf.tidy(() => {
    runComputation(computation, parameters, batch.images, {
      normalization: 'batch',
      onStep: ({ operation }, output) => {
        if (operation.kind !== 'activation') return;
        tf.tidy(() => addAgreements(counts, output));
      },
    });
  });
  return counts;
}

function addAgreements(counts: readonly number[][], output: tf.Tensor): void {
  const samples = counts.length;
  const units = output.size / samples;
  const isOn = tf.cast(tf.greater(output, 0), 'float32');
  const codes = tf.reshape<tf.Rank.R2>(isOn, [samples, units]);
  const both = tf.matMul(codes, tf.transpose(codes)).dataSync();
  const on = (sample: number) => both[sample * samples + sample] ?? 0;
  counts.forEach((row, i) => {
    row.forEach((count, j) => {
      row[j] = count + 2 * (both[i * samples + j] ?? 0) + units - on(i) - on(j);
    });
  });
}
