import { concatenate, type FeatureMap, flatten } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder, type Trained } from '../src/workload/network-builder.ts';
import { IMAGENET_CLASSES, imageInput, RESOLUTION } from './image-input.ts';
import { defineModel } from './model.ts';

/** Channels of an inception module: 1×1, 3×3 reduced, 3×3, 5×5 reduced, 5×5, projected pool. */
type Inception = readonly [number, number, number, number, number, number];

/** Table 1 of the paper, with the pools between the three groups. */
const INCEPTIONS: Readonly<Record<string, Inception | 'pool'>> = {
  '3a': [64, 96, 128, 16, 32, 32],
  '3b': [128, 128, 192, 32, 96, 64],
  pool3: 'pool',
  '4a': [192, 96, 208, 16, 48, 64],
  '4b': [160, 112, 224, 24, 64, 64],
  '4c': [128, 128, 256, 24, 64, 64],
  '4d': [112, 144, 288, 32, 64, 64],
  '4e': [256, 160, 320, 32, 128, 128],
  pool4: 'pool',
  '5a': [256, 160, 320, 32, 128, 128],
  '5b': [384, 192, 384, 48, 128, 128],
};

interface GooglenetVariant {
  readonly name: string;
  readonly source: string;
  readonly trained: Trained;
  /** Filter of the branch that the paper calls 5×5. */
  readonly wideKernel: 3 | 5;
  readonly lastPoolKernel: 2 | 3;
  readonly responseNormalization: boolean;
}

const TORCHVISION: GooglenetVariant = {
  name: 'googlenet',
  source:
    'Szegedy et al.: Going Deeper with Convolutions, CVPR 2015, as in torchvision.models.googlenet (batch normalisation, 3×3 for 5×5)',
  trained: 'batch-norm',
  wideKernel: 3,
  lastPoolKernel: 2,
  responseNormalization: false,
};

const PAPER: GooglenetVariant = {
  name: 'googlenet-2014',
  source: 'Szegedy et al.: Going Deeper with Convolutions, CVPR 2015, Table 1',
  trained: 'bias',
  wideKernel: 5,
  lastPoolKernel: 3,
  responseNormalization: true,
};

export const GOOGLENET = defineModel({
  name: TORCHVISION.name,
  title: 'GoogLeNet (torchvision)',
  source: TORCHVISION.source,
  parameters: { resolution: RESOLUTION },
  build: ({ resolution }) => buildGooglenet(TORCHVISION, resolution),
});

export const GOOGLENET_2014 = defineModel({
  name: PAPER.name,
  title: 'GoogLeNet (2014, 5×5 filters)',
  source: PAPER.source,
  parameters: { resolution: RESOLUTION },
  build: ({ resolution }) => buildGooglenet(PAPER, resolution),
});

/** Without the auxiliary classifiers, which exist during training only. */
function buildGooglenet(variant: GooglenetVariant, resolution: number): Network {
  const { name, source } = variant;
  const net = new NetworkBuilder({ name, source, input: imageInput(resolution) });
  let at = stem(net, variant);
  for (const [label, channels] of Object.entries(INCEPTIONS)) {
    if (channels !== 'pool') at = inception(net, `inception${label}`, at, channels, variant);
    else at = halvingPool(net, label, at, label === 'pool4' ? variant.lastPoolKernel : 3);
  }
  at = flatten(net.globalPool('avgpool', at));
  net.fullyConnected('fc', at, { outputs: IMAGENET_CLASSES });
  return net.build();
}

function stem(net: NetworkBuilder, variant: GooglenetVariant): FeatureMap {
  const { trained } = variant;
  const normalize = (name: string, at: FeatureMap): FeatureMap =>
    variant.responseNormalization ? net.elementwise(name, [at]) : at;
  let at = net.conv('conv1', net.input, { outputChannels: 64, kernel: 7, stride: 2, trained });
  at = normalize('norm1', halvingPool(net, 'pool1', at, 3));
  at = net.conv('conv2', at, { outputChannels: 64, kernel: 1, trained });
  at = net.conv('conv3', at, { outputChannels: 192, kernel: 3, trained });
  return halvingPool(net, 'pool2', normalize('norm2', at), 3);
}

function inception(
  net: NetworkBuilder,
  name: string,
  input: FeatureMap,
  channels: Inception,
  { trained, wideKernel }: GooglenetVariant,
): FeatureMap {
  const conv = (part: string, from: FeatureMap, outputChannels: number, kernel: number) =>
    net.conv(`${name}.${part}`, from, { outputChannels, kernel, trained });
  const [direct, reduced3, wide3, reduced5, wide5, projected] = channels;
  const branch1 = conv('1x1', input, direct, 1);
  const branch2 = conv('3x3', conv('3x3_reduce', input, reduced3, 1), wide3, 3);
  const branch3 = conv('5x5', conv('5x5_reduce', input, reduced5, 1), wide5, wideKernel);
  const pooled = net.pool(`${name}.pool`, input, { kernel: 3, padding: 1 });
  const branch4 = conv('pool_proj', pooled, projected, 1);
  return concatenate([branch1, branch2, branch3, branch4]);
}

function halvingPool(
  net: NetworkBuilder,
  name: string,
  input: FeatureMap,
  kernel: number,
): FeatureMap {
  return net.pool(name, input, { kernel, stride: 2, padding: 0, rounding: 'up' });
}
