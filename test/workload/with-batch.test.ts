import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { footprint } from '../../src/workload/footprint.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';
import { validateNetwork } from '../../src/workload/validate-network.ts';
import { withBatch } from '../../src/workload/with-batch.ts';
import { toyLayer, toyNetwork } from './toy-network.ts';

describe('withBatch', () => {
  it('sets N on every layer', () => {
    const network = withBatch(buildModel('squeezenet-1.1'), 4);
    expect(new Set(network.layers.map(({ extents }) => extents.N))).toEqual(new Set([4]));
  });

  it.each(['resnet18', 'bert-base', 'vit-b16'])(
    'multiplies the MACs of %s, not the parameters',
    (name) => {
      const one = buildModel(name);
      const eight = withBatch(one, 8);
      expect(networkMacs(eight)).toBe(8 * networkMacs(one));
      expect(networkParameters(eight)).toBe(networkParameters(one));
      expect(validateNetwork(eight)).toEqual([]);
    },
  );

  it('gives each sample keys of its own: 3 · 12 heads · 64 · 128 elements', () => {
    const network = withBatch(buildModel('bert-base', { sequenceLength: 128 }), 3);
    const scores = network.layers.find(({ name }) => name === 'layer.0.attn.scores');
    expect(scores?.extents).toMatchObject({ N: 1, G: 36 });
    expect(scores && footprint(scores, 'weights', scores.extents)).toBe(294_912);
  });

  it('leaves the network that it was given alone, and equals it at batch 1', () => {
    const one = buildModel('vit-b16');
    withBatch(one, 4);
    expect(withBatch(one, 1)).toEqual(one);
  });

  it('refuses batches that are not whole or not positive', () => {
    const network = toyNetwork([toyLayer('a', 'conv')]);
    for (const batch of [0, -1, 1.5, Number.NaN]) {
      expect(() => withBatch(network, batch)).toThrow('batch: must be a whole number from 1');
    }
  });

  it('refuses a network that is at another batch already', () => {
    const network = toyNetwork([toyLayer('a', 'conv', { N: 2 })]);
    expect(() => withBatch(network, 4)).toThrow('layer "a", extent N: must be 1');
  });

  it('refuses more groups than an extent may have', () => {
    const network = toyNetwork([toyLayer('a', 'gemm', { G: 500 }, { parameterCount: 0 })]);
    expect(() => withBatch(network, 2001)).toThrow('groups times batch must be at most 1000000');
  });
});
