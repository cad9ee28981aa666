import * as tf from '@tensorflow/tfjs-core';
import type { Computation } from '../../workload/computation.ts';
import type { ImageBatch } from '../images/image-batch.ts';
import type { NetworkParameters } from '../tensorflow/network-parameters.ts';
import { runComputation } from '../tensorflow/run-computation.ts';
import { crossEntropy } from '../training/cross-entropy.ts';
import type { LayerSlopes, ProxySubject } from './zero-cost-proxy.ts';

/** A network that proxies look at; slopes that several of them need are computed once. */
export function proxySubject(
  computation: Computation,
  parameters: NetworkParameters,
  batches: readonly ImageBatch[],
): ProxySubject {
  const known = new Map<number, readonly LayerSlopes[]>();
  return {
    computation,
    parameters,
    batches,
    lossSlopes: (place) => {
      const batch = batches[place];
      if (batch === undefined) throw new RangeError(`there is no batch ${place}`);
      const slopes = known.get(place) ?? lossSlopes(computation, parameters, batch);
      known.set(place, slopes);
      return slopes;
    },
  };
}

function lossSlopes(
  computation: Computation,
  parameters: NetworkParameters,
  { images, targets }: ImageBatch,
): LayerSlopes[] {
  const weights = [...parameters.trained].filter(([name]) => name.endsWith('.weights'));
  return tf.tidy(() => {
    const { grads } = tf.variableGrads(
      () =>
        crossEntropy(
          runComputation(computation, parameters, images, { normalization: 'batch' }),
          targets,
        ),
      weights.map(([, variable]) => variable),
    );
    return weights.map(([, variable]) => ({
      weights: Float32Array.from(variable.dataSync()),
      slopes: Float32Array.from(grads[variable.name]?.dataSync() ?? []),
    }));
  });
}
