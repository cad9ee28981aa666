import { describe, expect, it } from 'vitest';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';
import { toyLayer, toyNetwork } from './toy-network.ts';

describe('the totals of a network', () => {
  const network = toyNetwork([
    toyLayer('a', 'conv', { K: 2, C: 3 }, { parameterCount: 8 }),
    toyLayer('b', 'pool', { G: 2, R: 2, S: 2 }),
    toyLayer('c', 'gemm', { K: 5, C: 2 }, { parameterCount: 15 }),
  ]);

  it('add up MACs of the layers that multiply: 2·3 + 5·2', () => {
    expect(networkMacs(network)).toBe(16);
  });

  it('add up the parameters of all layers: 8 + 15', () => {
    expect(networkParameters(network)).toBe(23);
  });
});
