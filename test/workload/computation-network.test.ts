import { describe, expect, it } from 'vitest';
import { ComputationBuilder } from '../../src/workload/computation-builder.ts';
import { computationNetwork } from '../../src/workload/computation-network.ts';
import { networkMacs } from '../../src/workload/network.ts';

function builder() {
  const input = { channels: 3, height: 8, width: 8 };
  return new ComputationBuilder({ name: 'tiny', source: 'this test', input });
}

describe('computationNetwork', () => {
  it('keeps layers that cost something, and folds activations and normalisation of convolutions', () => {
    const net = builder();
    const conv = net.conv('conv', net.input, { outputChannels: 4, kernel: 3, activation: 'relu' });
    net.dense('fc', net.globalPool('pool', conv), 5);
    const network = computationNetwork(net.build());
    expect(network.layers.map(({ name, parameterCount }) => [name, parameterCount])).toEqual([
      ['conv', 3 * 3 * 3 * 4 + 2 * 4],
      ['pool', 0],
      ['fc', 4 * 5 + 5],
    ]);
    expect(networkMacs(network)).toBe(27 * 4 * 64 + 20);
    expect(network.edges).toEqual([
      { from: null, to: 'conv' },
      { from: 'conv', to: 'pool' },
      { from: 'pool', to: 'fc' },
    ]);
  });

  it('counts a normalisation that follows no convolution as a layer', () => {
    const net = builder();
    net.batchNorm('norm', net.input);
    expect(computationNetwork(net.build()).layers).toMatchObject([
      { name: 'norm', operator: 'elementwise', parameterCount: 6 },
    ]);
  });

  it('adds what is not zero, and needs no sum for a single part', () => {
    const net = builder();
    const zero = net.zero('zero', net.input);
    const pool = net.pool('pool', net.input, { reduction: 'maximum', kernel: 3, stride: 1 });
    net.dense('fc', net.add('one', [zero, pool]), 2);
    const network = computationNetwork(net.build());
    expect(network.layers.map(({ name }) => name)).toEqual(['pool', 'fc']);
    expect(network.edges).toContainEqual({ from: 'pool', to: 'fc' });
  });

  it('knows depthwise filters and factors of channels', () => {
    const net = builder();
    const filtered = net.depthwise('dw', net.input, { kernel: 3, stride: 2 });
    const factors = net.globalPool('squeeze', filtered);
    net.scale('scale', filtered, factors);
    const network = computationNetwork(net.build());
    expect(network.layers[0]).toMatchObject({ extents: { G: 3, K: 1, C: 1, P: 4 } });
    expect(network.layers[2]).toMatchObject({ name: 'scale', inputTensors: 1 });
  });
});
