import type { Computation } from '../../src/workload/computation.ts';
import { ComputationBuilder, type StepOutput } from '../../src/workload/computation-builder.ts';

/** Stages of a small residual network for small images. */
export interface ResnetGenes {
  /** Channels of the first convolution. */
  readonly stem: number;
  /** Rows and columns that its window moves: 2 halves the image at once. */
  readonly stemStride: number;
  /** Channels of each stage. */
  readonly widths: readonly number[];
  /** Residual blocks of each stage, after the convolution that halves the image (not in the first). */
  readonly blocks: readonly number[];
}

export interface ResnetOptions extends ResnetGenes {
  readonly classes: number;
  readonly resolution: number;
}

const SOURCE =
  'Yang et al.: Co-Exploration of Neural Architectures and Heterogeneous ASIC Accelerator Designs Targeting Multiple Tasks (NASAIC), DAC 2020; after He et al., CVPR 2016';

/** A ResNet-9-like network: a stem, then per stage a convolution and residual blocks of two convolutions. */
export function resnetFamily({ classes, resolution, ...genes }: ResnetOptions): Computation {
  const input = { channels: 3, height: resolution, width: resolution };
  const net = new ComputationBuilder({ name: 'resnet-family', source: SOURCE, input });
  let at = net.conv('stem', net.input, {
    outputChannels: genes.stem,
    kernel: 3,
    stride: genes.stemStride,
    activation: 'relu',
  });
  genes.widths.forEach((width, stage) => {
    const options = { outputChannels: width, kernel: 3, activation: 'relu' } as const;
    at = net.conv(`stage${stage + 1}.conv`, at, { ...options, stride: stage === 0 ? 1 : 2 });
    for (let block = 0; block < (genes.blocks[stage] ?? 0); block++) {
      at = residualBlock(net, `stage${stage + 1}.block${block + 1}`, at);
    }
  });
  net.dense('fc', net.globalPool('pool', at), classes);
  return net.build();
}

function residualBlock(net: ComputationBuilder, name: string, input: StepOutput): StepOutput {
  const options = { outputChannels: input.channels, kernel: 3 } as const;
  const first = net.conv(`${name}.conv1`, input, { ...options, activation: 'relu' });
  const second = net.conv(`${name}.conv2`, first, options);
  return net.activate(`${name}.relu`, net.add(`${name}.add`, [input, second]), 'relu');
}
