import type { Computation } from '../../src/workload/computation.ts';
import { ComputationBuilder, type StepOutput } from '../../src/workload/computation-builder.ts';

/** Candidate blocks: kernel, expansion, groups of the 1×1 convolutions; `skip` is the identity. */
export const FBNET_BLOCKS = [
  'k3_e1',
  'k3_e1_g2',
  'k3_e3',
  'k3_e6',
  'k5_e1',
  'k5_e1_g2',
  'k5_e3',
  'k5_e6',
  'skip',
] as const;
export type FbnetBlock = (typeof FBNET_BLOCKS)[number];

export interface FbnetOptions {
  /** Of each of the 22 layers. */
  readonly blocks: readonly FbnetBlock[];
  /** Default 1000. */
  readonly classes?: number;
  /** Default 224. */
  readonly resolution?: number;
}

const SOURCE =
  'Wu et al.: FBNet: Hardware-Aware Efficient ConvNet Design via Differentiable Neural Architecture Search, CVPR 2019, Tables 1 and 2';

/** Table 1: output channels, layers, stride of the first. */
const STAGES = [
  { channels: 16, layers: 1, stride: 1 },
  { channels: 24, layers: 4, stride: 2 },
  { channels: 32, layers: 4, stride: 2 },
  { channels: 64, layers: 4, stride: 2 },
  { channels: 112, layers: 4, stride: 1 },
  { channels: 184, layers: 4, stride: 2 },
  { channels: 352, layers: 1, stride: 1 },
] as const;

/** A network with a block of its own in each of 22 layers; where a layer changes the shape, `skip` is a 1×1 convolution. */
export function fbnet({ blocks, classes = 1000, resolution = 224 }: FbnetOptions): Computation {
  const input = { channels: 3, height: resolution, width: resolution };
  const net = new ComputationBuilder({ name: 'fbnet', source: SOURCE, input });
  let at = net.conv('stem', net.input, {
    outputChannels: 16,
    kernel: 3,
    stride: 2,
    activation: 'relu',
  });
  let layer = 0;
  for (const { channels, layers, stride } of STAGES) {
    for (let repeat = 0; repeat < layers; repeat++) {
      const step = repeat === 0 ? stride : 1;
      at = fbnetBlock(net, `layer${layer + 1}`, at, blocks[layer] ?? 'skip', channels, step);
      layer++;
    }
  }
  const wide = net.conv('head', at, { outputChannels: 1984, kernel: 1, activation: 'relu' });
  net.dense('classifier', net.globalPool('pool', wide), classes);
  return net.build();
}

function fbnetBlock(
  net: ComputationBuilder,
  name: string,
  input: StepOutput,
  block: FbnetBlock,
  outputChannels: number,
  stride: number,
): StepOutput {
  const keepsShape = stride === 1 && input.channels === outputChannels;
  if (block === 'skip') {
    if (keepsShape) return input;
    const options = { outputChannels, kernel: 1, stride, activation: 'relu' } as const;
    return net.conv(`${name}.skip`, input, options);
  }
  const [, kernel = '3', expansion = '1', groups = '1'] =
    /^k(\d)_e(\d)(?:_g(\d))?$/.exec(block) ?? [];
  const pointwise = { kernel: 1, groups: Number(groups) } as const;
  const expanded = net.conv(`${name}.expand`, input, {
    ...pointwise,
    outputChannels: input.channels * Number(expansion),
    activation: 'relu',
  });
  const filtered = net.depthwise(`${name}.depthwise`, expanded, {
    kernel: Number(kernel),
    stride,
    activation: 'relu',
  });
  const projected = net.conv(`${name}.project`, filtered, { ...pointwise, outputChannels });
  return keepsShape ? net.add(`${name}.add`, [input, projected]) : projected;
}
