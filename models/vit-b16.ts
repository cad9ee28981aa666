import { InputError } from '../src/base/errors.ts';
import { takeRows, toTokens } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { layerNorm, transformerBlock } from './blocks/transformer-block.ts';
import { IMAGENET_CLASSES, imageInput, RESOLUTION } from './image-input.ts';
import { defineModel } from './model.ts';

const SOURCE = 'Dosovitskiy et al.: An Image is Worth 16x16 Words, ICLR 2021, Table 1, ViT-Base';

const HIDDEN_SIZE = 768;
const PATCH = 16;
const BLOCKS = 12;

export const VIT_B16 = defineModel({
  name: 'vit-b16',
  title: 'ViT-B/16',
  source: SOURCE,
  parameters: { resolution: RESOLUTION },
  build: ({ resolution }) => buildVitB16(resolution),
});

function buildVitB16(resolution: number): Network {
  requireWholePatches(resolution);
  const net = new NetworkBuilder({
    name: 'vit-b16',
    source: SOURCE,
    input: imageInput(resolution),
  });
  const filter = { outputChannels: HIDDEN_SIZE, kernel: PATCH, stride: PATCH, padding: 0 };
  const patches = toTokens(net.conv('patch_embedding', net.input, filter));
  const tokens = patches.height + 1;
  let at = net.elementwise('position_embedding', [patches], {
    shape: { ...patches, height: tokens },
    inputTensors: 2,
    parameterCount: (1 + tokens) * HIDDEN_SIZE,
  });
  for (let index = 0; index < BLOCKS; index++) {
    at = transformerBlock(net, `encoder.${index}`, at, {
      heads: 12,
      ffnSize: 4 * HIDDEN_SIZE,
      normalization: 'before',
      projection: 'fused',
    });
  }
  at = layerNorm(net, 'norm', at);
  net.fullyConnected('head', takeRows(at, 1), { outputs: IMAGENET_CLASSES });
  return net.build();
}

function requireWholePatches(resolution: number): void {
  if (resolution % PATCH === 0) return;
  throw new InputError({
    path: 'resolution',
    rule: `must be a multiple of the patch of ${PATCH} rows`,
    got: String(resolution),
    remedy: `Take ${Math.ceil(resolution / PATCH) * PATCH}`,
  });
}
