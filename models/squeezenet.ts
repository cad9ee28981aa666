import { concatenate, type FeatureMap } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { IMAGENET_CLASSES, imageInput, RESOLUTION } from './image-input.ts';
import { defineModel, type Model } from './model.ts';

/** Both versions have the same eight fire modules: squeezed channels; each expansion makes four times as many. */
const SQUEEZED_CHANNELS = [16, 16, 32, 32, 48, 48, 64, 64] as const;

interface SqueezenetVariant {
  readonly version: '1.0' | '1.1';
  readonly source: string;
  readonly conv1: { readonly outputChannels: number; readonly kernel: number };
  /** Fire modules (from 2) that a pool stands in front of. */
  readonly pooledFires: readonly number[];
}

export const SQUEEZENET_1_0 = defineSqueezenet({
  version: '1.0',
  source: 'Iandola et al.: SqueezeNet, arXiv:1602.07360, Table 1',
  conv1: { outputChannels: 96, kernel: 7 },
  pooledFires: [2, 5, 9],
});

export const SQUEEZENET_1_1 = defineSqueezenet({
  version: '1.1',
  source: 'Iandola et al.: SqueezeNet v1.1, github.com/forresti/SqueezeNet',
  conv1: { outputChannels: 64, kernel: 3 },
  pooledFires: [2, 4, 6],
});

function defineSqueezenet(variant: SqueezenetVariant): Model {
  return defineModel({
    name: `squeezenet-${variant.version}`,
    title: `SqueezeNet ${variant.version}`,
    source: variant.source,
    parameters: { resolution: RESOLUTION },
    build: ({ resolution }) => buildSqueezenet(variant, resolution),
  });
}

function buildSqueezenet(variant: SqueezenetVariant, resolution: number): Network {
  const { version, source, conv1, pooledFires } = variant;
  const input = imageInput(resolution);
  const net = new NetworkBuilder({ name: `squeezenet-${version}`, source, input });
  let at = net.conv('conv1', net.input, { ...conv1, stride: 2, padding: 0 });
  SQUEEZED_CHANNELS.forEach((squeezed, index) => {
    const fire = index + 2;
    if (pooledFires.includes(fire)) {
      const window = { kernel: 3, stride: 2, padding: 0, rounding: 'up' } as const;
      at = net.pool(`pool${fire - 1}`, at, window);
    }
    at = fireModule(net, `fire${fire}`, at, squeezed);
  });
  at = net.conv('conv10', at, { outputChannels: IMAGENET_CLASSES, kernel: 1 });
  net.globalPool('avgpool', at);
  return net.build();
}

function fireModule(
  net: NetworkBuilder,
  name: string,
  input: FeatureMap,
  squeezed: number,
): FeatureMap {
  const narrow = net.conv(`${name}.squeeze`, input, { outputChannels: squeezed, kernel: 1 });
  const outputChannels = 4 * squeezed;
  return concatenate([
    net.conv(`${name}.expand1x1`, narrow, { outputChannels, kernel: 1 }),
    net.conv(`${name}.expand3x3`, narrow, { outputChannels, kernel: 3 }),
  ]);
}
