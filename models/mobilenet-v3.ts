import { flatten } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { invertedResidual } from './blocks/inverted-residual.ts';
import { roundChannels } from './blocks/round-channels.ts';
import { IMAGENET_CLASSES, imageInput, RESOLUTION } from './image-input.ts';
import { defineModel, type Model } from './model.ts';

const SOURCE = 'Howard et al.: Searching for MobileNetV3, ICCV 2019, Tables 1 and 2';

/** Kernel, expanded channels, output channels, whether the channels are weighed (squeeze-and-excite), stride. */
type Row = readonly [
  kernel: 3 | 5,
  expanded: number,
  output: number,
  weighs: 'se' | '-',
  stride: 1 | 2,
];

const LARGE: readonly Row[] = [
  [3, 16, 16, '-', 1],
  [3, 64, 24, '-', 2],
  [3, 72, 24, '-', 1],
  [5, 72, 40, 'se', 2],
  [5, 120, 40, 'se', 1],
  [5, 120, 40, 'se', 1],
  [3, 240, 80, '-', 2],
  [3, 200, 80, '-', 1],
  [3, 184, 80, '-', 1],
  [3, 184, 80, '-', 1],
  [3, 480, 112, 'se', 1],
  [3, 672, 112, 'se', 1],
  [5, 672, 160, 'se', 2],
  [5, 960, 160, 'se', 1],
  [5, 960, 160, 'se', 1],
];

const SMALL: readonly Row[] = [
  [3, 16, 16, 'se', 2],
  [3, 72, 24, '-', 2],
  [3, 88, 24, '-', 1],
  [5, 96, 40, 'se', 2],
  [5, 240, 40, 'se', 1],
  [5, 240, 40, 'se', 1],
  [5, 120, 48, 'se', 1],
  [5, 144, 48, 'se', 1],
  [5, 288, 96, 'se', 2],
  [5, 576, 96, 'se', 1],
  [5, 576, 96, 'se', 1],
];

interface MobilenetV3Variant {
  readonly size: 'large' | 'small';
  readonly rows: readonly Row[];
  /** Features of the hidden fully connected layer. */
  readonly hiddenFeatures: number;
}

export const MOBILENET_V3_LARGE = defineMobilenetV3({
  size: 'large',
  rows: LARGE,
  hiddenFeatures: 1280,
});
export const MOBILENET_V3_SMALL = defineMobilenetV3({
  size: 'small',
  rows: SMALL,
  hiddenFeatures: 1024,
});

function defineMobilenetV3(variant: MobilenetV3Variant): Model {
  return defineModel({
    name: `mobilenet-v3-${variant.size}`,
    title: `MobileNetV3-${variant.size === 'large' ? 'Large' : 'Small'}`,
    source: SOURCE,
    parameters: { resolution: RESOLUTION },
    build: ({ resolution }) => buildMobilenetV3(variant, resolution),
  });
}

function buildMobilenetV3(
  { size, rows, hiddenFeatures }: MobilenetV3Variant,
  resolution: number,
): Network {
  const input = imageInput(resolution);
  const net = new NetworkBuilder({ name: `mobilenet-v3-${size}`, source: SOURCE, input });
  const convolution = { trained: 'batch-norm' } as const;
  const stem = { ...convolution, outputChannels: 16, kernel: 3, stride: 2 };
  let at = net.conv('conv0', net.input, stem);
  rows.forEach(([kernel, expanded, output, weighs, stride], index) => {
    at = invertedResidual(net, `bottleneck${index + 1}`, at, {
      expandedChannels: expanded,
      outputChannels: output,
      kernel,
      stride,
      squeezedChannels: weighs === 'se' ? roundChannels(expanded / 4) : 0,
    });
  });
  at = net.conv('conv_last', at, { ...convolution, outputChannels: 6 * at.channels, kernel: 1 });
  at = flatten(net.globalPool('avgpool', at));
  at = net.fullyConnected('fc1', at, { outputs: hiddenFeatures });
  net.fullyConnected('fc2', at, { outputs: IMAGENET_CLASSES });
  return net.build();
}
