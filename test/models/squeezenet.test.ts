import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

describe('SqueezeNet', () => {
  // torchvision.models documentation, "num_params" and "GFLOPS" of the IMAGENET1K weights.
  it.each([
    ['squeezenet-1.0', 1_248_424, 818_924_576],
    ['squeezenet-1.1', 1_235_496, 349_151_936],
  ])('%s has the published %i parameters and %i MACs', (name, parameters, macs) => {
    const network = buildModel(name);
    expect(networkParameters(network)).toBe(parameters);
    expect(networkMacs(network)).toBe(macs);
  });

  it('counts the window that hangs over the end when it pools: ⌈(109 − 3) / 2⌉ + 1 = 54', () => {
    const pool = buildModel('squeezenet-1.0').layers.find(({ name }) => name === 'pool1');
    expect(pool?.extents).toEqual({ N: 1, G: 96, K: 1, C: 1, P: 54, Q: 54, R: 3, S: 3 });
  });

  it('hands both expansions of a fire module to the next one, without a layer in between', () => {
    const { edges } = buildModel('squeezenet-1.1');
    const sources = edges.filter(({ to }) => to === 'fire3.squeeze').map(({ from }) => from);
    expect(sources).toEqual(['fire2.expand1x1', 'fire2.expand3x3']);
  });
});
