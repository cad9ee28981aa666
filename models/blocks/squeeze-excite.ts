import type { FeatureMap } from '../../src/workload/feature-map.ts';
import type { NetworkBuilder } from '../../src/workload/network-builder.ts';

/**
 * Weighs every channel by what two small layers make of the channels' averages.
 *
 * Layers: `NAME.se_pool`, `.se_reduce`, `.se_expand`, `.se_scale`. Source: Hu, Shen, Sun: Squeeze-and-Excitation
 * Networks, CVPR 2018.
 */
export function squeezeExcite(
  net: NetworkBuilder,
  name: string,
  input: FeatureMap,
  squeezedChannels: number,
): FeatureMap {
  const average = net.globalPool(`${name}.se_pool`, input);
  const squeezed = net.conv(`${name}.se_reduce`, average, {
    outputChannels: squeezedChannels,
    kernel: 1,
  });
  const factors = net.conv(`${name}.se_expand`, squeezed, {
    outputChannels: input.channels,
    kernel: 1,
  });
  return net.scale(`${name}.se_scale`, input, factors);
}
