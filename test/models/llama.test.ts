import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { footprint } from '../../src/workload/footprint.ts';
import type { Network } from '../../src/workload/network.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

const layerOf = (network: Network, name: string) => {
  const layer = network.layers.find((candidate) => candidate.name === name);
  if (layer === undefined) throw new Error(`no layer ${name}`);
  return layer;
};

describe('the Llama-style decoder', () => {
  it('has the 1,100,048,384 parameters of TinyLlama-1.1B by default', () => {
    // A block: query and out 2·2048² = 8,388,608; key and value 2·2048·(4·64) = 1,048,576;
    // gate, up and down 3·2048·5632 = 34,603,008; two norms 4,096; sum 44,044,288.
    // 22·44,044,288 + embedding and head 2·32,000·2048 = 131,072,000 + last norm 2,048.
    expect(networkParameters(buildModel('llama'))).toBe(1_100_048_384);
  });

  it('has the 1,235,814,400 parameters of Llama 3.2 1B, embedding and head being one', () => {
    // A block: 8,388,608 + 2·2048·(8·64) + 3·2048·8192 + 4,096 = 60,821,504.
    // 16·60,821,504 + 128,256·2048 = 262,668,288 + 2,048.
    expect(networkParameters(buildModel('llama-3.2-1b'))).toBe(1_235_814_400);
  });

  it('reads 512 tokens with 519,756,578,816 MACs', () => {
    // A block: 512·(8,388,608 + 1,048,576 + 34,603,008) = 22,548,578,304; 2·512²·2048 = 1,073,741,824.
    // 22·23,622,320,128 + head for the last token 2048·32,000 = 65,536,000.
    expect(networkMacs(buildModel('llama', { contextLength: 512 }))).toBe(519_756_578_816);
  });

  it('makes the 512th token with 1,080,557,568 MACs', () => {
    // A block: 44,040,192 + 2·512·2048 = 2,097,152; sum 46,137,344. 22·46,137,344 + 65,536,000.
    const network = buildModel('llama', { contextLength: 512, phase: 'decode' });
    expect(networkMacs(network)).toBe(1_080_557_568);
  });

  it('puts the eight query heads that share keys into rows, so that keys are loaded once', () => {
    // 32 query heads over 4 key-value heads; 64 channels a head; 512 keys.
    const network = buildModel('llama', { contextLength: 512, phase: 'decode' });
    const scores = layerOf(network, 'layers.0.attn.scores');
    expect(scores.extents).toEqual({ N: 1, G: 4, K: 512, C: 64, P: 8, Q: 1, R: 1, S: 1 });
    const context = layerOf(network, 'layers.0.attn.context');
    expect(context.extents).toEqual({ N: 1, G: 4, K: 64, C: 512, P: 8, Q: 1, R: 1, S: 1 });
  });

  it('reads the whole cache as weights when it decodes: 512·4·64 keys and as many values', () => {
    const network = buildModel('llama', { contextLength: 512, phase: 'decode' });
    for (const name of ['layers.0.attn.scores', 'layers.0.attn.context']) {
      const layer = layerOf(network, name);
      expect(footprint(layer, 'weights', layer.extents)).toBe(131_072);
      expect(layer.parameterCount).toBe(0);
      expect(network.edges).toContainEqual({ from: null, to: name });
    }
  });

  it('needs no cache to prefill', () => {
    const { edges } = buildModel('llama', { contextLength: 16 });
    expect(edges.filter(({ from }) => from === null)).toEqual([{ from: null, to: 'embeddings' }]);
  });

  it('refuses heads that do not divide, all at once', () => {
    expect(() => buildModel('llama', { queryHeads: 30, keyValueHeads: 7 })).toThrow(
      'queryHeads: must divide the hidden size of 2048, got 30.\nkeyValueHeads: must divide the 30 query heads, got 7.',
    );
  });

  it('does the same multiplications however many query heads share their keys', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 4, 8),
        fc.integer({ min: 1, max: 64 }),
        fc.constantFrom('prefill', 'decode'),
        (keyValueHeads, contextLength, phase) => {
          const shape = { hiddenSize: 64, layers: 1, queryHeads: 8, ffnSize: 32, vocabulary: 10 };
          const options = { ...shape, contextLength, phase };
          const attentionMacs = (heads: number) => {
            const network = buildModel('llama', { ...options, keyValueHeads: heads });
            const products = network.layers.filter((layer) => layer.parameterCount === 0);
            return networkMacs({ ...network, layers: products });
          };
          expect(attentionMacs(keyValueHeads)).toBe(attentionMacs(8));
        },
      ),
      { numRuns: 40, seed: 2 },
    );
  });
});
