import { type FeatureMap, flatten } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { IMAGENET_CLASSES, imageInput } from './image-input.ts';
import { defineModel } from './model.ts';

/** Five convolutions with the pools behind the first, second and last, then three fully connected layers. */
interface AlexnetVariant {
  readonly name: string;
  readonly source: string;
  readonly resolution: number;
  /** Rows and columns around the input. */
  readonly conv1Padding: number;
  readonly channels: readonly [number, number, number, number, number];
  /** Groups of conv2, conv4 and conv5: the halves that ran on two GPUs. */
  readonly groups: number;
  /** Whether local response normalisation follows conv1 and conv2. */
  readonly responseNormalization: boolean;
}

const KRIZHEVSKY: AlexnetVariant = {
  name: 'alexnet',
  source:
    'Krizhevsky, Sutskever, Hinton: ImageNet Classification with Deep CNNs, NIPS 2012 (Caffe layout, 227×227 input)',
  resolution: 227,
  conv1Padding: 0,
  channels: [96, 256, 384, 384, 256],
  groups: 2,
  responseNormalization: true,
};

const TORCHVISION: AlexnetVariant = {
  name: 'alexnet-torchvision',
  source:
    'Krizhevsky: One weird trick for parallelizing CNNs, arXiv:1404.5997 (torchvision.models.alexnet)',
  resolution: 224,
  conv1Padding: 2,
  channels: [64, 192, 384, 256, 256],
  groups: 1,
  responseNormalization: false,
};

export const ALEXNET = defineModel({
  name: KRIZHEVSKY.name,
  title: 'AlexNet (2012, grouped)',
  source: KRIZHEVSKY.source,
  parameters: {},
  build: () => buildAlexnet(KRIZHEVSKY),
});

export const ALEXNET_TORCHVISION = defineModel({
  name: TORCHVISION.name,
  title: 'AlexNet (torchvision)',
  source: TORCHVISION.source,
  parameters: {},
  build: () => buildAlexnet(TORCHVISION),
});

function buildAlexnet(variant: AlexnetVariant): Network {
  const { name, source, resolution, conv1Padding, channels, groups } = variant;
  const net = new NetworkBuilder({ name, source, input: imageInput(resolution) });
  const [conv1, conv2, conv3, conv4, conv5] = channels;
  const normalize = (index: number, at: FeatureMap): FeatureMap =>
    variant.responseNormalization ? net.elementwise(`norm${index}`, [at]) : at;
  const pool = (index: number, at: FeatureMap): FeatureMap =>
    net.pool(`pool${index}`, at, { kernel: 3, stride: 2, padding: 0 });

  let at = net.conv('conv1', net.input, {
    outputChannels: conv1,
    kernel: 11,
    stride: 4,
    padding: conv1Padding,
  });
  at = pool(1, normalize(1, at));
  at = net.conv('conv2', at, { outputChannels: conv2, kernel: 5, groups });
  at = pool(2, normalize(2, at));
  at = net.conv('conv3', at, { outputChannels: conv3, kernel: 3 });
  at = net.conv('conv4', at, { outputChannels: conv4, kernel: 3, groups });
  at = net.conv('conv5', at, { outputChannels: conv5, kernel: 3, groups });
  at = net.fullyConnected('fc6', flatten(pool(5, at)), { outputs: 4096 });
  at = net.fullyConnected('fc7', at, { outputs: 4096 });
  net.fullyConnected('fc8', at, { outputs: IMAGENET_CLASSES });
  return net.build();
}
