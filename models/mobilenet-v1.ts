import { flatten } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { IMAGENET_CLASSES, imageInput, RESOLUTION, WIDTH } from './image-input.ts';
import { defineModel } from './model.ts';

const SOURCE =
  'Howard et al.: MobileNets, Efficient CNNs for Mobile Vision Applications, arXiv:1704.04861, Table 1';

/** Output channels and stride of the thirteen depthwise separable blocks. */
const BLOCKS = [
  { channels: 64, stride: 1 },
  { channels: 128, stride: 2 },
  { channels: 128, stride: 1 },
  { channels: 256, stride: 2 },
  { channels: 256, stride: 1 },
  { channels: 512, stride: 2 },
  ...Array.from({ length: 5 }, () => ({ channels: 512, stride: 1 })),
  { channels: 1024, stride: 2 },
  { channels: 1024, stride: 1 },
] as const;

export interface MobilenetV1Options {
  /** Factor on all channel counts, rounded down, at least 8 channels. Default 1. */
  readonly width?: number;
  /** Rows and columns of the input image. Default 224. */
  readonly resolution?: number;
}

export const MOBILENET_V1 = defineModel({
  name: 'mobilenet-v1',
  title: 'MobileNetV1',
  source: SOURCE,
  parameters: { width: WIDTH, resolution: RESOLUTION },
  build: mobilenetV1,
});

/** MobileNetV1 at any width and resolution; published are widths 0.25 to 1 and resolutions 128 to 224. */
export function mobilenetV1(options: MobilenetV1Options = {}): Network {
  const { width = WIDTH.default, resolution = RESOLUTION.default } = options;
  const scaled = (channels: number) => Math.max(8, Math.floor(channels * width));
  const input = imageInput(resolution);
  const net = new NetworkBuilder({ name: 'mobilenet-v1', source: SOURCE, input });
  const trained = 'batch-norm';
  let at = net.conv('conv0', net.input, {
    outputChannels: scaled(32),
    kernel: 3,
    stride: 2,
    trained,
  });
  BLOCKS.forEach(({ channels, stride }, index) => {
    const name = `block${index + 1}`;
    at = net.depthwise(`${name}.depthwise`, at, { kernel: 3, stride, trained });
    const outputChannels = scaled(channels);
    at = net.conv(`${name}.pointwise`, at, { outputChannels, kernel: 1, trained });
  });
  at = flatten(net.globalPool('avgpool', at));
  net.fullyConnected('fc', at, { outputs: IMAGENET_CLASSES });
  return net.build();
}
