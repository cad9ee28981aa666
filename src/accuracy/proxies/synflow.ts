import * as tf from '@tensorflow/tfjs-core';
import type { Computation } from '../../workload/computation.ts';
import type { NetworkParameters } from '../tensorflow/network-parameters.ts';
import { runComputation } from '../tensorflow/run-computation.ts';
import type { ZeroCostProxy } from './zero-cost-proxy.ts';

/**
 * Logarithm of the synaptic flow Σ |θ ∂R/∂θ| over the weights: R is the sum of the scores for an image of ones, with
 * every parameter replaced by its size and no normalisation. −Infinity where nothing flows.
 *
 * The flow of a deep network is beyond float32. Where a single feature map carries all of it, the map is scaled to a mean
 * of 1 and the factor taken off the logarithm: R, and with it the flow through every weight, is linear in such a map.
 */
export const SYNFLOW: ZeroCostProxy = {
  name: 'synflow',
  source:
    'Tanaka, Kunin, Yamins, Ganguli: Pruning neural networks without any data by iteratively conserving synaptic flow, NeurIPS 2020, Eq. 1; as a score: Abdelfattah, Mehrotra, Dudziak, Lane: Zero-Cost Proxies for Lightweight NAS, ICLR 2021',
  score: ({ computation, parameters }) => {
    const positive = sizesOf(parameters);
    try {
      return tf.tidy(() => logFlow(computation, positive));
    } finally {
      positive.dispose();
    }
  },
};

function logFlow(computation: Computation, parameters: NetworkParameters): number {
  const { channels, height, width } = computation.input;
  const ones = tf.ones<tf.Rank.R4>([1, height, width, channels]);
  const necks = necksOf(computation);
  const weights = [...parameters.trained].filter(([name]) => name.endsWith('.weights'));
  let logScale = 0;
  const { grads } = tf.variableGrads(
    () => {
      const scores = runComputation(computation, parameters, ones, {
        normalization: 'none',
        replace: ({ name }, output) => {
          if (!necks.has(name)) return output;
          const mean = tf.mean(output).dataSync()[0] ?? 0;
          if (mean === 0) return output;
          logScale += Math.log(mean);
          return tf.div(output, mean);
        },
      });
      return tf.sum<tf.Scalar>(scores);
    },
    weights.map(([, variable]) => variable),
  );
  const flows = weights.map(([, variable]) => {
    const gradient = grads[variable.name];
    if (gradient === undefined) return 0;
    return tf.sum(tf.abs(tf.mul(variable, gradient))).dataSync()[0] ?? 0;
  });
  return Math.log(flows.reduce((sum, flow) => sum + flow, 0)) + logScale;
}

/** Steps whose output is all that later steps read, the last one aside. */
function necksOf({ steps }: Computation): ReadonlySet<string> {
  const lastReader = new Map<string, number>();
  steps.forEach(({ inputs }, place) => {
    for (const input of inputs) lastReader.set(input ?? '', place);
  });
  let furthest = lastReader.get('') ?? -1;
  const necks = new Set<string>();
  steps.slice(0, -1).forEach(({ name }, place) => {
    if (furthest <= place) necks.add(name);
    furthest = Math.max(furthest, lastReader.get(name) ?? -1);
  });
  return necks;
}

function sizesOf(parameters: NetworkParameters): NetworkParameters {
  const trained = new Map(
    [...parameters.trained].map(([name, variable]) => {
      const size = tf.abs(variable);
      const copy = tf.variable(size);
      size.dispose();
      return [name, copy] as const;
    }),
  );
  return {
    trained,
    statistics: parameters.statistics,
    dispose: () => {
      for (const variable of trained.values()) variable.dispose();
    },
  };
}
