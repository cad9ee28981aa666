import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

const network = buildModel('efficientnet-b0');

describe('EfficientNet-B0', () => {
  it('has the published 5,288,548 parameters (torchvision.models) and 385,814,752 MACs', () => {
    expect(networkParameters(network)).toBe(5_288_548);
    expect(networkMacs(network)).toBe(385_814_752);
  });

  it('squeezes to a quarter of what enters a block: 24 / 4 = 6 in block 3', () => {
    const squeeze = network.layers.find(({ name }) => name === 'block3.se_reduce');
    expect(squeeze?.extents).toMatchObject({ K: 6, C: 144, P: 1, Q: 1 });
  });
});
