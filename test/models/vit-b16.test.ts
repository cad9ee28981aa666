import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

const network = buildModel('vit-b16');

describe('ViT-B/16', () => {
  it('has 86,567,656 parameters (torchvision.models.vit_b_16)', () => {
    // Patches: 768·3·16² + 768 = 590,592. Class token and positions: (1 + 197)·768 = 152,064.
    // 12 blocks of 7,087,872 (as BERT's) = 85,054,464. Last normalisation 1,536. Head 768·1000 + 1000 = 769,000.
    expect(networkParameters(network)).toBe(86_567_656);
  });

  it('has 17,563,828,224 MACs', () => {
    // Patches: 14²·768·768 = 115,605,504. Head: 768,000.
    // A block at 197 tokens: 197·(4·768² + 2·768·3072) = 1,394,343,936; 2·197²·768 = 59,610,624.
    // 115,605,504 + 12·1,453,954,560 + 768,000.
    expect(networkMacs(network)).toBe(17_563_828_224);
  });

  it('adds a class token to 14·14 patches', () => {
    const embedding = network.layers.find(({ name }) => name === 'position_embedding');
    expect(embedding?.extents.P).toBe(197);
  });

  it('refuses an image that is not made of whole patches', () => {
    expect(() => buildModel('vit-b16', { resolution: 230 })).toThrow(
      'resolution: must be a multiple of the patch of 16 rows, got 230. Take 240.',
    );
  });
});
