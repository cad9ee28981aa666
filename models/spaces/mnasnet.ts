import type { Computation } from '../../src/workload/computation.ts';
import { ComputationBuilder, type StepOutput } from '../../src/workload/computation-builder.ts';
import { roundChannels } from '../blocks/round-channels.ts';

/** What all layers of a block have in common. */
export interface MnasnetBlock {
  readonly kernel: number;
  /** Of the 1×1 convolution before the depthwise one. */
  readonly expansion: number;
  readonly squeezes: boolean;
  readonly layers: number;
  /** Factor on the channels of MobileNetV2-like block sizes, e.g. 0.75, 1, 1.25. */
  readonly width: number;
}

export interface MnasnetOptions {
  /** Six, after the separable convolution that every network begins with. */
  readonly blocks: readonly MnasnetBlock[];
  /** Default 224. */
  readonly resolution?: number;
  /** Default 1000. */
  readonly classes?: number;
}

const SOURCE =
  'Tan et al.: MnasNet: Platform-Aware Neural Architecture Search for Mobile, CVPR 2019, Sections 4.1 and 6, Figure 7';

/** Output channels and stride of the first layer of each block, as in MnasNet-A1. */
const BLOCKS = [
  { channels: 24, stride: 2 },
  { channels: 40, stride: 2 },
  { channels: 80, stride: 2 },
  { channels: 112, stride: 1 },
  { channels: 160, stride: 2 },
  { channels: 320, stride: 1 },
] as const;

/** A network of the factorised hierarchical space: layers are alike within a block, blocks are free of each other. */
export function mnasnet({ blocks, resolution = 224, classes = 1000 }: MnasnetOptions): Computation {
  const input = { channels: 3, height: resolution, width: resolution };
  const net = new ComputationBuilder({ name: 'mnasnet', source: SOURCE, input });
  const relu = { activation: 'relu' } as const;
  const stem = net.conv('stem', net.input, { ...relu, outputChannels: 32, kernel: 3, stride: 2 });
  const filtered = net.depthwise('first.depthwise', stem, { ...relu, kernel: 3 });
  let at = net.conv('first.project', filtered, { outputChannels: 16, kernel: 1 });
  BLOCKS.forEach(({ channels, stride }, index) => {
    const block = blocks[index];
    if (block === undefined)
      throw new RangeError(`block ${index + 1} of ${BLOCKS.length} is missing`);
    const outputChannels = roundChannels(channels * block.width);
    for (let layer = 0; layer < block.layers; layer++) {
      const name = `block${index + 1}.layer${layer + 1}`;
      at = mbconv(net, name, at, block, outputChannels, layer === 0 ? stride : 1);
    }
  });
  const head = net.conv('head', at, { ...relu, outputChannels: 1280, kernel: 1 });
  net.dense('classifier', net.globalPool('pool', head), classes);
  return net.build();
}

function mbconv(
  net: ComputationBuilder,
  name: string,
  input: StepOutput,
  { kernel, expansion, squeezes }: MnasnetBlock,
  outputChannels: number,
  stride: number,
): StepOutput {
  const relu = { activation: 'relu' } as const;
  const wide = { ...relu, outputChannels: input.channels * expansion, kernel: 1 };
  const expanded = net.conv(`${name}.expand`, input, wide);
  const filtered = net.depthwise(`${name}.depthwise`, expanded, { ...relu, kernel, stride });
  const weighed = squeezes ? squeeze(net, name, filtered, input.channels) : filtered;
  const projected = net.conv(`${name}.project`, weighed, { outputChannels, kernel: 1 });
  const adds = stride === 1 && input.channels === outputChannels;
  return adds ? net.add(`${name}.add`, [input, projected]) : projected;
}

/** Squeezes to a quarter of what the block reads, not of what it expands to. */
function squeeze(
  net: ComputationBuilder,
  name: string,
  wide: StepOutput,
  inputChannels: number,
): StepOutput {
  const biased = { kernel: 1, trained: 'bias' } as const;
  const squeezed = net.conv(`${name}.se.reduce`, net.globalPool(`${name}.se.pool`, wide), {
    ...biased,
    outputChannels: Math.max(1, Math.floor(inputChannels / 4)),
    activation: 'relu',
  });
  const factors = net.conv(`${name}.se.expand`, squeezed, {
    ...biased,
    outputChannels: wide.channels,
    activation: 'hard-sigmoid',
  });
  return net.scale(`${name}.se.scale`, wide, factors);
}
