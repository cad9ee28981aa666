import * as tf from '@tensorflow/tfjs-core';
import type { Computation } from '../../workload/computation.ts';
import { imageBatch } from '../images/image-batch.ts';
import type { ImageSet } from '../images/image-set.ts';
import type { ParameterValues } from '../tensorflow/network-parameters.ts';
import { runComputation } from '../tensorflow/run-computation.ts';

/** Images that are scored at once: memory, not speed, sets it. */
const BATCH = 200;

/** Share of the images whose label has the highest score, percent; normalised by the running statistics, rounded to each step's bits. */
export function top1Pct(
  computation: Computation,
  parameters: ParameterValues,
  set: ImageSet,
): number {
  let right = 0;
  for (let start = 0; start < set.labels.length; start += BATCH) {
    const length = Math.min(BATCH, set.labels.length - start);
    const places = Array.from({ length }, (_, index) => start + index);
    const guesses = tf.tidy(() => {
      const { images } = imageBatch(set, places);
      const scores = runComputation(computation, parameters, images, {
        normalization: 'running',
        rounds: true,
      });
      return tf.argMax(scores, 1).dataSync();
    });
    right += places.filter((place, index) => guesses[index] === set.labels[place]).length;
  }
  return (100 * right) / set.labels.length;
}

/** Half-width of the 95 % interval of an accuracy measured on so many images, percentage points (normal approximation). */
export function samplingUncertaintyPct(top1: number, images: number): number {
  const share = top1 / 100;
  return 196 * Math.sqrt((share * (1 - share)) / images);
}
