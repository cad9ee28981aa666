import * as tf from '@tensorflow/tfjs-core';
import { createNetworkParameters } from '../../src/accuracy/tensorflow/network-parameters.ts';
import { openBackend } from '../../src/accuracy/tensorflow/open-backend.ts';
import { runComputation } from '../../src/accuracy/tensorflow/run-computation.ts';
import { crossEntropy } from '../../src/accuracy/training/cross-entropy.ts';
import { MomentumDescent } from '../../src/accuracy/training/momentum-descent.ts';
import { createRandom } from '../../src/base/random.ts';
import type { Computation } from '../../src/workload/computation.ts';
import { ComputationBuilder } from '../../src/workload/computation-builder.ts';
import type { Benchmark } from './benchmark.ts';
import { cpuSeconds, median } from './stopwatch.ts';

const BATCH = 64;

/** A training step on wasm, with our gradients, beside the cpu backend of TensorFlow.js. */
export const trainingStep: Benchmark = {
  name: 'training-step',
  async run() {
    await openBackend('cpu');
    const onCpu = stepSeconds(1)[0] ?? 0;
    await openBackend('wasm');
    const onWasm = median(stepSeconds(6).slice(1));
    return [
      {
        what: `training step of 3 convolutions and a depthwise one, ${BATCH} images of 32×32×3, on wasm`,
        measured: onWasm,
        unit: 'CPU s',
        against: `cpu backend, same run: ${onCpu.toFixed(1)} CPU s`,
        ratio: onCpu / onWasm,
        bar: 100,
      },
    ];
  },
};

/** CPU seconds of steps one after the other, the first of which also warms up. */
function stepSeconds(steps: number): number[] {
  const network = threeConvolutions();
  const parameters = createNetworkParameters(network, createRandom(1));
  const descent = new MomentumDescent(parameters, { momentum: 0.9, weightDecay: 5e-4 });
  const random = createRandom(2);
  const pixels = Float32Array.from({ length: BATCH * 32 * 32 * 3 }, () => random.normal());
  const images = tf.tensor4d(pixels, [BATCH, 32, 32, 3]);
  const targets = tf.tensor2d(
    Array.from({ length: BATCH }, (_, image) =>
      Array.from({ length: 10 }, (_, label) => (label === image % 10 ? 1 : 0)),
    ),
  );
  const seconds = Array.from({ length: steps }, () => {
    const start = cpuSeconds();
    descent.step(() => {
      const scores = runComputation(network, parameters, images, { normalization: 'batch' });
      return crossEntropy(scores, targets);
    }, 0.05);
    return cpuSeconds() - start;
  });
  descent.dispose();
  parameters.dispose();
  tf.dispose([images, targets]);
  return seconds;
}

/** About 24 thousand parameters. */
function threeConvolutions(): Computation {
  const input = { channels: 3, height: 32, width: 32 };
  const net = new ComputationBuilder({ name: 'three', source: 'a benchmark', input });
  const relu = { kernel: 3, activation: 'relu' } as const;
  const first = net.conv('conv1', net.input, { ...relu, outputChannels: 16 });
  const filtered = net.depthwise('dw', first, relu);
  const second = net.conv('conv2', filtered, { ...relu, outputChannels: 32, stride: 2 });
  const third = net.conv('conv3', second, { ...relu, outputChannels: 64, stride: 2 });
  net.dense('fc', net.globalPool('pool', third), 10);
  return net.build();
}
