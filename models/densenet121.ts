import { concatenate, type FeatureMap, flatten } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { IMAGENET_CLASSES, imageInput, RESOLUTION } from './image-input.ts';
import { defineModel } from './model.ts';

const SOURCE =
  'Huang, Liu, van der Maaten, Weinberger: Densely Connected Convolutional Networks, CVPR 2017, Table 1';

const DENSE_LAYERS = [6, 12, 24, 16] as const;
/** Channels that each layer adds to those before it; its 1×1 convolution makes four times as many. */
const GROWTH = 32;

export const DENSENET121 = defineModel({
  name: 'densenet121',
  title: 'DenseNet-121',
  source: SOURCE,
  parameters: { resolution: RESOLUTION },
  build: ({ resolution }) => buildDensenet121(resolution),
});

function buildDensenet121(resolution: number): Network {
  const input = imageInput(resolution);
  const net = new NetworkBuilder({ name: 'densenet121', source: SOURCE, input });
  const stem = { outputChannels: 64, kernel: 7, stride: 2, trained: 'batch-norm' } as const;
  let at = net.conv('conv0', net.input, stem);
  at = net.pool('pool0', at, { kernel: 3, stride: 2, padding: 1 });
  DENSE_LAYERS.forEach((layers, index) => {
    if (index > 0) at = transition(net, `transition${index}`, at);
    for (let layer = 1; layer <= layers; layer++) {
      at = concatenate([at, denseLayer(net, `block${index + 1}.layer${layer}`, at)]);
    }
  });
  at = normalize(net, 'norm5', at);
  at = flatten(net.globalPool('avgpool', at));
  net.fullyConnected('fc', at, { outputs: IMAGENET_CLASSES });
  return net.build();
}

function denseLayer(net: NetworkBuilder, name: string, input: FeatureMap): FeatureMap {
  const normalized = normalize(net, `${name}.norm`, input);
  const narrow = net.conv(`${name}.conv1`, normalized, {
    outputChannels: 4 * GROWTH,
    kernel: 1,
    trained: 'batch-norm',
  });
  return net.conv(`${name}.conv2`, narrow, {
    outputChannels: GROWTH,
    kernel: 3,
    trained: 'weights-only',
  });
}

function transition(net: NetworkBuilder, name: string, input: FeatureMap): FeatureMap {
  const halved = net.conv(`${name}.conv`, normalize(net, `${name}.norm`, input), {
    outputChannels: input.channels / 2,
    kernel: 1,
    trained: 'weights-only',
  });
  return net.pool(`${name}.pool`, halved, { kernel: 2, stride: 2, padding: 0 });
}

/** A layer of its own: what it reads is read by others too, each with another normalisation, so it cannot be folded. */
function normalize(net: NetworkBuilder, name: string, input: FeatureMap): FeatureMap {
  return net.elementwise(name, [input], { inputTensors: 1, parameterCount: 2 * input.channels });
}
