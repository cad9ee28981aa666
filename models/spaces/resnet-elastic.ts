import type { Computation, Step, StepBits } from '../../src/workload/computation.ts';
import { ComputationBuilder, type StepOutput } from '../../src/workload/computation-builder.ts';

/** A sub-network of one set of shared weights. */
export interface ElasticResnetOptions {
  /** Rows and columns that the image is scaled to. */
  readonly resolution: number;
  /** Channels, residual blocks and kernel of each stage. */
  readonly widths: readonly number[];
  readonly blocks: readonly number[];
  readonly kernels: readonly number[];
  readonly classes: number;
  /** Widths that each stage's weights and feature maps are rounded to; left out: nothing is rounded. */
  readonly bits?: readonly StepBits[];
}

const SOURCE =
  'a small residual network after He et al., CVPR 2016, elastic as in Cai et al., Once-for-All, ICLR 2020, and Yu et al., BigNAS, ECCV 2020';
const STEM_CHANNELS = 8;

/**
 * A residual network whose sub-networks share step names: a step of a smaller one has a part of the weights of the same step
 * of a larger one (its first channels, the middle of its filters), and blocks beyond the depth are left out.
 */
export function resnetElastic(options: ElasticResnetOptions): Computation {
  const { resolution, widths, blocks, kernels, classes, bits } = options;
  const input = { channels: 3, height: resolution, width: resolution };
  const net = new ComputationBuilder({ name: 'resnet-elastic', source: SOURCE, input });
  let at = net.conv('stem', net.input, {
    outputChannels: STEM_CHANNELS,
    kernel: 3,
    activation: 'relu',
  });
  widths.forEach((outputChannels, stage) => {
    const name = `stage${stage + 1}`;
    const kernel = kernels[stage] ?? 3;
    const stride = stage === 0 ? 1 : 2;
    at = net.conv(`${name}.conv`, at, { outputChannels, kernel, stride, activation: 'relu' });
    for (let block = 0; block < (blocks[stage] ?? 0); block++) {
      at = residualBlock(net, `${name}.block${block + 1}`, at, kernel);
    }
  });
  net.dense('fc', net.globalPool('pool', at), classes);
  const network = net.build();
  return bits === undefined ? network : withStageBits(network, bits);
}

/** Convolutions of `stage1` … get the bits of their stage; stem and classifier stay as wide as the accelerator. */
function withStageBits(network: Computation, bits: readonly StepBits[]): Computation {
  const steps = network.steps.map((step): Step => {
    const stage = Number(/^stage(\d+)\./.exec(step.name)?.[1] ?? 0);
    const own = bits[stage - 1];
    return own === undefined || step.operation.kind !== 'conv' ? step : { ...step, bits: own };
  });
  return { ...network, steps };
}

function residualBlock(
  net: ComputationBuilder,
  name: string,
  input: StepOutput,
  kernel: number,
): StepOutput {
  const options = { outputChannels: input.channels, kernel } as const;
  const first = net.conv(`${name}.conv1`, input, { ...options, activation: 'relu' });
  const second = net.conv(`${name}.conv2`, first, options);
  return net.activate(`${name}.relu`, net.add(`${name}.add`, [input, second]), 'relu');
}
