import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

const network = buildModel('bert-base');

describe('BERT base', () => {
  it('has 109,482,240 parameters, as bert-base-uncased', () => {
    // Embeddings: (30,522 + 512 + 2)·768 = 23,835,648, with their normalisation 2·768 = 1,536.
    // A block: 4·(768² + 768) = 2,362,368; 2·768·3072 + 3072 + 768 = 4,722,432; 2·2·768 = 3,072; sum 7,087,872.
    // Pooler: 768² + 768 = 590,592. In all 23,837,184 + 12·7,087,872 + 590,592.
    expect(networkParameters(network)).toBe(109_482_240);
  });

  it('has 11,173,625,856 MACs in the encoder at 128 tokens', () => {
    // A block: 128·(4·768² + 2·768·3072) = 905,969,664; scores and context 2·128²·768 = 25,165,824.
    // 12·(905,969,664 + 25,165,824) = 11,173,625,856; the pooler adds 768² = 589,824 for the first token.
    expect(networkMacs(buildModel('bert-base', { head: 'none' }))).toBe(11_173_625_856);
    expect(networkMacs(network)).toBe(11_173_625_856 + 589_824);
  });

  it('grows with the square of the text in attention only', () => {
    // Doubling 128 to 256 tokens: 12·(2·905,969,664 + 4·25,165,824) = 22,951,231,488.
    const options = { sequenceLength: 256, head: 'none' };
    expect(networkMacs(buildModel('bert-base', options))).toBe(22_951_231_488);
  });

  it('reads three looked-up vectors for each token', () => {
    const [embeddings] = network.layers;
    expect(embeddings?.inputTensors).toBe(3);
    expect(embeddings?.extents).toMatchObject({ G: 768, P: 128, Q: 1 });
    expect(network.edges[0]).toEqual({ from: null, to: 'embeddings' });
  });

  it('refuses more tokens than it has positions', () => {
    expect(() => buildModel('bert-base', { sequenceLength: 513 })).toThrow(
      'sequenceLength: must be a whole number from 1 to 512, got "513"',
    );
  });
});
