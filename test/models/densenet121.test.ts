import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

const network = buildModel('densenet121');

describe('DenseNet-121', () => {
  it('has the published 7,978,856 parameters and 2,834,161,664 MACs (torchvision.models)', () => {
    expect(networkParameters(network)).toBe(7_978_856);
    expect(networkMacs(network)).toBe(2_834_161_664);
  });

  it('lets a layer read all layers before it in its block', () => {
    const sources = network.edges.filter(({ to }) => to === 'block1.layer3.norm');
    expect(sources.map(({ from }) => from)).toEqual([
      'pool0',
      'block1.layer1.conv2',
      'block1.layer2.conv2',
    ]);
  });

  it('streams a concatenation once in a normalisation: 64 + 2·32 = 128 channels, one tensor', () => {
    const norm = network.layers.find(({ name }) => name === 'block1.layer3.norm');
    expect(norm?.inputTensors).toBe(1);
    expect(norm?.extents).toMatchObject({ G: 128, P: 56, Q: 56 });
    expect(norm?.parameterCount).toBe(256);
  });
});
