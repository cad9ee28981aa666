import { flatten } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { IMAGENET_CLASSES, imageInput } from './image-input.ts';
import { defineModel, type Model } from './model.ts';

const SOURCE =
  'Simonyan, Zisserman: Very Deep Convolutional Networks for Large-Scale Image Recognition, ICLR 2015, Table 1';

const STAGE_CHANNELS = [64, 128, 256, 512, 512] as const;

/** Columns D and E of the table. */
export const VGG16 = defineVgg(16, [2, 2, 3, 3, 3]);
export const VGG19 = defineVgg(19, [2, 2, 4, 4, 4]);

function defineVgg(depth: number, convolutions: readonly number[]): Model {
  return defineModel({
    name: `vgg${depth}`,
    title: `VGG-${depth}`,
    source: SOURCE,
    parameters: {},
    build: () => buildVgg(depth, convolutions),
  });
}

function buildVgg(depth: number, convolutions: readonly number[]): Network {
  const net = new NetworkBuilder({ name: `vgg${depth}`, source: SOURCE, input: imageInput(224) });
  let at = net.input;
  STAGE_CHANNELS.forEach((outputChannels, stage) => {
    for (let index = 1; index <= (convolutions[stage] ?? 0); index++) {
      at = net.conv(`conv${stage + 1}_${index}`, at, { outputChannels, kernel: 3 });
    }
    at = net.pool(`pool${stage + 1}`, at, { kernel: 2, stride: 2 });
  });
  at = net.fullyConnected('fc6', flatten(at), { outputs: 4096 });
  at = net.fullyConnected('fc7', at, { outputs: 4096 });
  net.fullyConnected('fc8', at, { outputs: IMAGENET_CLASSES });
  return net.build();
}
