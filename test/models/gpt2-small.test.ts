import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

const network = buildModel('gpt2-small');

describe('GPT-2 small', () => {
  it('has 124,439,808 parameters, the token matrix counted once', () => {
    // 50,257·768 = 38,597,376; positions 1024·768 = 786,432; 12 blocks of 7,087,872 (as BERT's); last norm 1,536.
    expect(networkParameters(network)).toBe(124_439_808);
    expect(network.layers.find(({ name }) => name === 'head')?.parameterCount).toBe(38_597_376);
  });

  it('has 145,824,153,600 MACs at 1024 tokens', () => {
    // A block: 1024·(4·768² + 2·768·3072) = 7,247,757,312; 2·1024²·768 = 1,610,612,736; sum 8,858,370,048.
    // Head: 1024·768·50,257 = 39,523,713,024. 12·8,858,370,048 + 39,523,713,024.
    expect(networkMacs(network)).toBe(145_824_153_600);
  });

  it('makes queries, keys and values with one matrix: 768 → 3·768 = 2304', () => {
    const projection = network.layers.find(({ name }) => name === 'h.0.attn.qkv');
    expect(projection?.extents).toMatchObject({ P: 1024, C: 768, K: 2304 });
  });
});
