import { proceduralSplit } from '../../src/accuracy/images/procedural/procedural-images.ts';
import type { TrainingOptions } from '../../src/accuracy/training/train-network.ts';
import type { Computation } from '../../src/workload/computation.ts';
import { ComputationBuilder } from '../../src/workload/computation-builder.ts';

/** Images for trainings of a fraction of a second. */
export const TINY_IMAGES = proceduralSplit(5, { train: 48, validation: 24, test: 24 });

export const TINY_TRAINING: TrainingOptions = {
  seed: 3,
  epochs: 2,
  batchSize: 16,
  learningRate: 0.05,
  momentum: 0.9,
  weightDecay: 1e-4,
  labelSmoothing: 0.1,
  augmentation: { shiftPixels: 1, mirrors: true },
  patienceEpochs: null,
};

/** A network with every kind of step that has a gradient. */
export function tinyNetwork({ channels = 4 }: { readonly channels?: number } = {}): Computation {
  const input = { channels: 3, height: 32, width: 32 };
  const net = new ComputationBuilder({ name: 'tiny', source: 'a test', input });
  const stem = net.conv('stem', net.input, {
    outputChannels: channels,
    kernel: 3,
    stride: 2,
    activation: 'relu',
  });
  const filtered = net.depthwise('dw', stem, { kernel: 3, activation: 'hard-swish' });
  const sum = net.activate('act', net.add('sum', [stem, filtered]), 'relu6');
  const pooled = net.pool('max', sum, { reduction: 'maximum', kernel: 2, stride: 2 });
  const smooth = net.pool('avg', net.batchNorm('norm', pooled), {
    reduction: 'average',
    kernel: 3,
  });
  const squeezed = net.globalPool('squeeze', smooth);
  const factors = net.conv('excite', squeezed, {
    outputChannels: channels,
    kernel: 1,
    trained: 'bias',
    activation: 'hard-sigmoid',
  });
  const scaled = net.scale('scale', smooth, factors);
  const grouped = net.conv('grouped', scaled, {
    outputChannels: 2 * channels,
    kernel: 3,
    stride: 2,
    groups: 2,
    trained: 'weights-only',
  });
  net.dense('fc', net.globalPool('pool', grouped), 12);
  return net.build();
}
