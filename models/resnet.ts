import { type FeatureMap, flatten } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { type ConvOptions, NetworkBuilder } from '../src/workload/network-builder.ts';
import { IMAGENET_CLASSES, imageInput, RESOLUTION } from './image-input.ts';
import { defineModel, type Model } from './model.ts';

const SOURCE =
  'He, Zhang, Ren, Sun: Deep Residual Learning for Image Recognition, CVPR 2016, Table 1 (torchvision: stride in the 3×3)';

/** Blocks in each of the four stages; `bottleneck` blocks end in four times as many channels as they work in. */
interface ResnetVariant {
  readonly depth: number;
  readonly block: 'basic' | 'bottleneck';
  readonly blocks: readonly [number, number, number, number];
}

export const RESNET18 = defineResnet({ depth: 18, block: 'basic', blocks: [2, 2, 2, 2] });
export const RESNET34 = defineResnet({ depth: 34, block: 'basic', blocks: [3, 4, 6, 3] });
export const RESNET50 = defineResnet({ depth: 50, block: 'bottleneck', blocks: [3, 4, 6, 3] });
export const RESNET101 = defineResnet({ depth: 101, block: 'bottleneck', blocks: [3, 4, 23, 3] });
export const RESNET152 = defineResnet({ depth: 152, block: 'bottleneck', blocks: [3, 8, 36, 3] });

function defineResnet(variant: ResnetVariant): Model {
  return defineModel({
    name: `resnet${variant.depth}`,
    title: `ResNet-${variant.depth}`,
    source: SOURCE,
    parameters: { resolution: RESOLUTION },
    build: ({ resolution }) => buildResnet(variant, resolution),
  });
}

function buildResnet({ depth, block, blocks }: ResnetVariant, resolution: number): Network {
  const input = imageInput(resolution);
  const net = new NetworkBuilder({ name: `resnet${depth}`, source: SOURCE, input });
  let at = net.conv('conv1', net.input, batchNormalized(64, 7, 2));
  at = net.pool('maxpool', at, { kernel: 3, stride: 2, padding: 1 });
  blocks.forEach((count, stage) => {
    for (let index = 0; index < count; index++) {
      at = residualBlock(net, `layer${stage + 1}.${index}`, at, {
        block,
        channels: 64 * 2 ** stage,
        stride: stage > 0 && index === 0 ? 2 : 1,
      });
    }
  });
  at = flatten(net.globalPool('avgpool', at));
  net.fullyConnected('fc', at, { outputs: IMAGENET_CLASSES });
  return net.build();
}

function residualBlock(
  net: NetworkBuilder,
  name: string,
  input: FeatureMap,
  options: Pick<ResnetVariant, 'block'> & { readonly channels: number; readonly stride: number },
): FeatureMap {
  const { block, channels, stride } = options;
  const outputChannels = block === 'basic' ? channels : 4 * channels;
  const convolutions =
    block === 'basic'
      ? [batchNormalized(channels, 3, stride), batchNormalized(channels, 3)]
      : [
          batchNormalized(channels, 1),
          batchNormalized(channels, 3, stride),
          batchNormalized(outputChannels, 1),
        ];
  let at = input;
  convolutions.forEach((convolution, index) => {
    at = net.conv(`${name}.conv${index + 1}`, at, convolution);
  });
  const projects = stride !== 1 || input.channels !== outputChannels;
  const shortcut = projects
    ? net.conv(`${name}.downsample`, input, batchNormalized(outputChannels, 1, stride))
    : input;
  return net.combine(`${name}.add`, [at, shortcut]);
}

function batchNormalized(outputChannels: number, kernel: number, stride = 1): ConvOptions {
  return { outputChannels, kernel, stride, trained: 'batch-norm' };
}
