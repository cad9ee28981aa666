import { flatten } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { invertedResidual } from './blocks/inverted-residual.ts';
import { IMAGENET_CLASSES, imageInput, RESOLUTION } from './image-input.ts';
import { defineModel } from './model.ts';

const SOURCE =
  'Tan, Le: EfficientNet, Rethinking Model Scaling for Convolutional Neural Networks, ICML 2019, Table 1';

/** Table 1, stages 2 to 8. Every block weighs its channels, squeezed to a quarter of the block's input. */
const STAGES = [
  { expansion: 1, kernel: 3, channels: 16, repeats: 1, stride: 1 },
  { expansion: 6, kernel: 3, channels: 24, repeats: 2, stride: 2 },
  { expansion: 6, kernel: 5, channels: 40, repeats: 2, stride: 2 },
  { expansion: 6, kernel: 3, channels: 80, repeats: 3, stride: 2 },
  { expansion: 6, kernel: 5, channels: 112, repeats: 3, stride: 1 },
  { expansion: 6, kernel: 5, channels: 192, repeats: 4, stride: 2 },
  { expansion: 6, kernel: 3, channels: 320, repeats: 1, stride: 1 },
] as const;

export const EFFICIENTNET_B0 = defineModel({
  name: 'efficientnet-b0',
  title: 'EfficientNet-B0',
  source: SOURCE,
  parameters: { resolution: RESOLUTION },
  build: ({ resolution }) => buildEfficientnetB0(resolution),
});

function buildEfficientnetB0(resolution: number): Network {
  const input = imageInput(resolution);
  const net = new NetworkBuilder({ name: 'efficientnet-b0', source: SOURCE, input });
  const convolution = { trained: 'batch-norm' } as const;
  let at = net.conv('stem', net.input, {
    ...convolution,
    outputChannels: 32,
    kernel: 3,
    stride: 2,
  });
  let block = 1;
  for (const { expansion, kernel, channels, repeats, stride } of STAGES) {
    for (let repeat = 0; repeat < repeats; repeat++) {
      at = invertedResidual(net, `block${block}`, at, {
        expandedChannels: expansion * at.channels,
        outputChannels: channels,
        kernel,
        stride: repeat === 0 ? stride : 1,
        squeezedChannels: Math.floor(at.channels / 4),
      });
      block += 1;
    }
  }
  at = net.conv('head', at, { ...convolution, outputChannels: 1280, kernel: 1 });
  at = flatten(net.globalPool('avgpool', at));
  net.fullyConnected('fc', at, { outputs: IMAGENET_CLASSES });
  return net.build();
}
