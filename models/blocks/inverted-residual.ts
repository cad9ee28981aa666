import type { FeatureMap } from '../../src/workload/feature-map.ts';
import type { NetworkBuilder } from '../../src/workload/network-builder.ts';
import { squeezeExcite } from './squeeze-excite.ts';

/** A mobile bottleneck: expand, filter each channel, weigh the channels, project. */
export interface InvertedResidualOptions {
  /** Channels that the depthwise filter works in; no expansion where they are the input's. */
  readonly expandedChannels: number;
  readonly outputChannels: number;
  readonly kernel: number;
  readonly stride: number;
  /** Channels between the two layers of the squeeze-and-excite part; 0 or left out for none. */
  readonly squeezedChannels?: number;
}

/**
 * Appends the block and returns its output, with a residual addition at stride 1 where the channels stay as they are.
 *
 * Layers: `NAME.expand`, `.depthwise`, `.se_…`, `.project`, `.add`. All convolutions carry a batch normalisation but
 * those of squeeze-and-excite. Source: Sandler et al., MobileNetV2, CVPR 2018, Table 1; Howard et al., MobileNetV3,
 * ICCV 2019, Fig. 4.
 */
export function invertedResidual(
  net: NetworkBuilder,
  name: string,
  input: FeatureMap,
  options: InvertedResidualOptions,
): FeatureMap {
  const { expandedChannels, outputChannels, kernel, stride, squeezedChannels = 0 } = options;
  const pointwise = { kernel: 1, trained: 'batch-norm' } as const;
  const expanded =
    expandedChannels === input.channels
      ? input
      : net.conv(`${name}.expand`, input, { ...pointwise, outputChannels: expandedChannels });
  const filtered = net.depthwise(`${name}.depthwise`, expanded, {
    kernel,
    stride,
    trained: 'batch-norm',
  });
  const weighed =
    squeezedChannels === 0 ? filtered : squeezeExcite(net, name, filtered, squeezedChannels);
  const projected = net.conv(`${name}.project`, weighed, { ...pointwise, outputChannels });
  const adds = stride === 1 && input.channels === outputChannels;
  return adds ? net.combine(`${name}.add`, [input, projected]) : projected;
}
