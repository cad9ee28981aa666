import type { Computation } from '../../src/workload/computation.ts';
import { ComputationBuilder, type StepOutput } from '../../src/workload/computation-builder.ts';
import { roundChannels } from '../blocks/round-channels.ts';

/** A sub-network of Once-for-All's MobileNetV3 space. */
export interface ElasticOptions {
  /** Of each of the 20 blocks: 3, 5 or 7. */
  readonly kernels: readonly number[];
  /** Of each of the 20 blocks: 3, 4 or 6. */
  readonly expansions: readonly number[];
  /** Blocks of each of the 5 stages: 2, 3 or 4; those of the lists beyond it are left out. */
  readonly depths: readonly number[];
  readonly resolution: number;
  /** Factor on all channel counts; the published weights have 1 and 1.2. Default 1. */
  readonly width?: number;
  /** Default 1000. */
  readonly classes?: number;
}

const SOURCE =
  'Cai, Gan, Wang, Zhang, Han: Once-for-All: Train One Network and Specialize it for Efficient Deployment, ICLR 2020, Section 4.1; code of the authors, OFAMobileNetV3';

/** Channels, stride of the first block, squeeze-and-excite and activation of each stage. */
const STAGES = [
  { channels: 24, stride: 2, squeezes: false, activation: 'relu' },
  { channels: 40, stride: 2, squeezes: true, activation: 'relu' },
  { channels: 80, stride: 2, squeezes: false, activation: 'hard-swish' },
  { channels: 112, stride: 1, squeezes: true, activation: 'hard-swish' },
  { channels: 160, stride: 2, squeezes: true, activation: 'hard-swish' },
] as const;
const MOST_BLOCKS = 4;

/** MobileNetV3 with elastic depth, kernels, expansions and resolution. */
export function mobilenetV3Elastic(options: ElasticOptions): Computation {
  const { resolution, width = 1, classes = 1000 } = options;
  const input = { channels: 3, height: resolution, width: resolution };
  const net = new ComputationBuilder({ name: 'mobilenet-v3-elastic', source: SOURCE, input });
  const scaled = (channels: number) => roundChannels(channels * width);
  const swish = { activation: 'hard-swish' } as const;
  let at = net.conv('stem', net.input, {
    ...swish,
    outputChannels: scaled(16),
    kernel: 3,
    stride: 2,
  });
  at = block(net, 'first', at, {
    expandedChannels: at.channels,
    outputChannels: scaled(16),
    kernel: 3,
    stride: 1,
    squeezes: false,
    activation: 'relu',
  });
  STAGES.forEach((stage, index) => {
    for (let repeat = 0; repeat < (options.depths[index] ?? 0); repeat++) {
      const place = index * MOST_BLOCKS + repeat;
      at = block(net, `stage${index + 1}.block${repeat + 1}`, at, {
        ...stage,
        expandedChannels: roundChannels(at.channels * (options.expansions[place] ?? 1)),
        outputChannels: scaled(stage.channels),
        kernel: options.kernels[place] ?? 3,
        stride: repeat === 0 ? stage.stride : 1,
      });
    }
  });
  const wide = net.conv('wide', at, { ...swish, outputChannels: scaled(160) * 6, kernel: 1 });
  const pooled = net.globalPool('pool', wide);
  const features = net.conv('features', pooled, {
    ...swish,
    outputChannels: scaled(1280),
    kernel: 1,
    trained: 'weights-only',
  });
  net.dense('classifier', features, classes);
  return net.build();
}

interface BlockOptions {
  readonly expandedChannels: number;
  readonly outputChannels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly squeezes: boolean;
  readonly activation: 'relu' | 'hard-swish';
}

function block(
  net: ComputationBuilder,
  name: string,
  input: StepOutput,
  { expandedChannels, outputChannels, kernel, stride, squeezes, activation }: BlockOptions,
): StepOutput {
  const expanded =
    expandedChannels === input.channels
      ? input
      : net.conv(`${name}.expand`, input, {
          outputChannels: expandedChannels,
          kernel: 1,
          activation,
        });
  const filtered = net.depthwise(`${name}.depthwise`, expanded, { kernel, stride, activation });
  const weighed = squeezes ? squeezeExcite(net, name, filtered) : filtered;
  const projected = net.conv(`${name}.project`, weighed, { outputChannels, kernel: 1 });
  const adds = stride === 1 && input.channels === outputChannels;
  return adds ? net.add(`${name}.add`, [input, projected]) : projected;
}

function squeezeExcite(net: ComputationBuilder, name: string, input: StepOutput): StepOutput {
  const { channels } = input;
  const biased = { kernel: 1, trained: 'bias' } as const;
  const squeezed = net.conv(`${name}.se.reduce`, net.globalPool(`${name}.se.pool`, input), {
    ...biased,
    outputChannels: roundChannels(channels / 4),
    activation: 'relu',
  });
  const factors = net.conv(`${name}.se.expand`, squeezed, {
    ...biased,
    outputChannels: channels,
    activation: 'hard-sigmoid',
  });
  return net.scale(`${name}.se.scale`, input, factors);
}
