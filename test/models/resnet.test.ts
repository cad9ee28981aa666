import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

describe('ResNet', () => {
  // torchvision.models documentation, "num_params" and "GFLOPS" of the IMAGENET1K weights.
  it.each([
    ['resnet18', 11_689_512, 1_814_073_344],
    ['resnet34', 21_797_672, 3_663_761_408],
    ['resnet50', 25_557_032, 4_089_184_256],
    ['resnet101', 44_549_160, 7_801_405_440],
    ['resnet152', 60_192_808, 11_513_626_624],
  ])('%s has the published %i parameters and %i MACs', (name, parameters, macs) => {
    const network = buildModel(name);
    expect(networkParameters(network)).toBe(parameters);
    expect(networkMacs(network)).toBe(macs);
  });

  it('adds the input of a block to its output where shapes allow, and a projection where not', () => {
    const { edges } = buildModel('resnet50');
    const sources = (to: string) => edges.filter((edge) => edge.to === to).map(({ from }) => from);
    expect(sources('layer2.0.add')).toEqual(['layer2.0.conv3', 'layer2.0.downsample']);
    expect(sources('layer2.0.downsample')).toEqual(['layer1.2.add']);
    expect(sources('layer2.1.add')).toEqual(['layer2.1.conv3', 'layer2.0.add']);
  });

  it('strides in the 3×3 convolution of a bottleneck', () => {
    const layer = buildModel('resnet50').layers.find(({ name }) => name === 'layer2.0.conv2');
    expect(layer?.stride).toEqual({ row: 2, column: 2 });
    expect(layer?.extents).toEqual({ N: 1, G: 1, K: 128, C: 128, P: 28, Q: 28, R: 3, S: 3 });
  });
});
