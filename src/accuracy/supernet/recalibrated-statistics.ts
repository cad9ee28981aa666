import * as tf from '@tensorflow/tfjs-core';
import type { Computation } from '../../workload/computation.ts';
import { imageBatch } from '../images/image-batch.ts';
import type { ImageSet } from '../images/image-set.ts';
import type { ParameterValues } from '../tensorflow/network-parameters.ts';
import { runComputation } from '../tensorflow/run-computation.ts';

/**
 * Running statistics of a sub-network by its own activations, the mean over batches: those of the shared weights are of other
 * networks (Yu and Huang, Universally Slimmable Networks, ICCV 2019, Section 3.3). The caller disposes of them.
 */
export function recalibratedStatistics(
  computation: Computation,
  parameters: ParameterValues,
  images: ImageSet,
  batchSize: number,
): ReadonlyMap<string, tf.Tensor> {
  const batches = Math.max(1, Math.floor(images.labels.length / batchSize));
  const sums = new Map<string, tf.Tensor>();
  for (let batch = 0; batch < batches; batch++) {
    const length = Math.min(batchSize, images.labels.length);
    const places = Array.from({ length }, (_, at) => batch * batchSize + at);
    const found = tf.tidy(() => batchMeans(computation, parameters, images, places));
    for (const [name, tensor] of Object.entries(found)) {
      const share = tf.tidy(() => tf.div(tensor, batches));
      const before = sums.get(name);
      sums.set(name, before === undefined ? share : tf.tidy(() => tf.add(before, share)));
      if (before !== undefined) tf.dispose([before, share]);
      tensor.dispose();
    }
  }
  return sums;
}

function batchMeans(
  computation: Computation,
  parameters: ParameterValues,
  images: ImageSet,
  places: readonly number[],
): Record<string, tf.Tensor> {
  const found: Record<string, tf.Tensor> = {};
  runComputation(computation, parameters, imageBatch(images, places).images, {
    normalization: 'batch',
    onStep: ({ name }, _output, statistics) => {
      if (statistics === null) return;
      found[`${name}.mean`] = statistics.mean;
      found[`${name}.variance`] = statistics.variance;
    },
  });
  return found;
}
