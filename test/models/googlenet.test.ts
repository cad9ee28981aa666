import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

describe('GoogLeNet', () => {
  it('of torchvision has the published 6,624,904 parameters, and 1,498,376,192 MACs', () => {
    const network = buildModel('googlenet');
    expect(networkParameters(network)).toBe(6_624_904);
    expect(networkMacs(network)).toBe(1_498_376_192);
  });

  it('of the paper has 6,998,552 parameters and 1,582,671,872 MACs (Caffe bvlc_googlenet)', () => {
    const network = buildModel('googlenet-2014');
    expect(networkParameters(network)).toBe(6_998_552);
    expect(networkMacs(network)).toBe(1_582_671_872);
  });

  it('gives all four branches of a module to each reader: 64 + 128 + 32 + 32 = 256 channels', () => {
    const { edges, layers } = buildModel('googlenet');
    const sources = edges.filter(({ to }) => to === 'inception3b.1x1').map(({ from }) => from);
    expect(sources).toEqual([
      'inception3a.1x1',
      'inception3a.3x3',
      'inception3a.5x5',
      'inception3a.pool_proj',
    ]);
    expect(layers.find(({ name }) => name === 'inception3b.1x1')?.extents.C).toBe(256);
  });
});
