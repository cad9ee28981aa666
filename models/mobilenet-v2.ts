import { flatten } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { invertedResidual } from './blocks/inverted-residual.ts';
import { roundChannels } from './blocks/round-channels.ts';
import { IMAGENET_CLASSES, imageInput, RESOLUTION, WIDTH } from './image-input.ts';
import { defineModel } from './model.ts';

const SOURCE =
  'Sandler, Howard, Zhu, Zhmoginov, Chen: MobileNetV2, Inverted Residuals and Linear Bottlenecks, CVPR 2018, Table 2';

/** Table 2 of the paper: expansion factor, output channels, repeats, stride of the first. */
const STAGES = [
  { expansion: 1, channels: 16, repeats: 1, stride: 1 },
  { expansion: 6, channels: 24, repeats: 2, stride: 2 },
  { expansion: 6, channels: 32, repeats: 3, stride: 2 },
  { expansion: 6, channels: 64, repeats: 4, stride: 2 },
  { expansion: 6, channels: 96, repeats: 3, stride: 1 },
  { expansion: 6, channels: 160, repeats: 3, stride: 2 },
  { expansion: 6, channels: 320, repeats: 1, stride: 1 },
] as const;

export interface MobilenetV2Options {
  /** Factor on all channel counts; the last convolution keeps 1280 below 1. Default 1. */
  readonly width?: number;
  /** Rows and columns of the input image. Default 224. */
  readonly resolution?: number;
}

export const MOBILENET_V2 = defineModel({
  name: 'mobilenet-v2',
  title: 'MobileNetV2',
  source: SOURCE,
  parameters: { width: WIDTH, resolution: RESOLUTION },
  build: mobilenetV2,
});

/** MobileNetV2 at any width and resolution; its published grid is 0.35 to 1.4 and 96 to 224. */
export function mobilenetV2(options: MobilenetV2Options = {}): Network {
  const { width = WIDTH.default, resolution = RESOLUTION.default } = options;
  const input = imageInput(resolution);
  const net = new NetworkBuilder({ name: 'mobilenet-v2', source: SOURCE, input });
  const convolution = { trained: 'batch-norm' } as const;
  let at = net.conv('conv0', net.input, {
    ...convolution,
    outputChannels: roundChannels(32 * width),
    kernel: 3,
    stride: 2,
  });
  let block = 1;
  for (const { expansion, channels, repeats, stride } of STAGES) {
    for (let repeat = 0; repeat < repeats; repeat++) {
      at = invertedResidual(net, `bottleneck${block}`, at, {
        expandedChannels: expansion * at.channels,
        outputChannels: roundChannels(channels * width),
        kernel: 3,
        stride: repeat === 0 ? stride : 1,
      });
      block += 1;
    }
  }
  const lastChannels = roundChannels(1280 * Math.max(1, width));
  at = net.conv('conv_last', at, { ...convolution, outputChannels: lastChannels, kernel: 1 });
  at = flatten(net.globalPool('avgpool', at));
  net.fullyConnected('fc', at, { outputs: IMAGENET_CLASSES });
  return net.build();
}
