import { describe, expect, it } from 'vitest';
import { resnetFamily } from '../../../models/spaces/resnet-family.ts';
import { computationNetwork } from '../../../src/workload/computation-network.ts';
import { networkMacs, networkParameters } from '../../../src/workload/network.ts';

describe('A network of the ResNet family', () => {
  const genes = { stem: 4, stemStride: 2, widths: [8, 16], blocks: [0, 1] };
  const network = computationNetwork(resnetFamily({ ...genes, classes: 10, resolution: 32 }));

  it('has a stem, a convolution for each stage and two for each of its blocks', () => {
    expect(network.layers.map(({ name }) => name)).toEqual([
      'stem',
      'stage1.conv',
      'stage2.conv',
      'stage2.block1.conv1',
      'stage2.block1.conv2',
      'stage2.block1.add',
      'pool',
      'fc',
    ]);
  });

  it('has the weights and MACs of them', () => {
    // 27·4 + 8; 36·8 + 16; 72·16 + 32; twice 144·16 + 32; 16·10 + 10
    expect(networkParameters(network)).toBe(116 + 304 + 1184 + 2 * 2336 + 170);
    // at 16² and 16², then 8²
    expect(networkMacs(network)).toBe(108 * 256 + 288 * 256 + 1152 * 64 + 2 * 2304 * 64 + 160);
  });
});
