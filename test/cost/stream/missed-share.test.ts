import { describe, expect, it } from 'vitest';
import { nestRow } from '../../../src/cost/nest-columns.ts';
import { missRate } from '../../../src/cost/stream/miss-rate.ts';
import { missedShare } from '../../../src/cost/stream/missed-share.ts';
import { streamNest } from '../../../src/cost/stream/stream-nest.ts';
import { tinyLayer, tinyNest } from '../../support/tiny-nest.ts';

const BYTES = { weights: 1, inputs: 1, outputs: 1 };
// Inputs 10·8 = 80 bytes, weights 8·6 = 48, outputs 10·6 = 60: 188 for the layer.
const layer = tinyLayer({ K: 6, C: 8, Q: 10 });

function stream(outer: string, inner: string) {
  return streamNest(nestRow(layer, tinyNest({ t: outer }, { t: inner })), 0, 2);
}

describe('the share of lines that a cache has lost', () => {
  // Three filters' steps outside five of columns. A tile: inputs 2·8 = 16, weights 8·2 = 16, outputs 4: 36 bytes.
  const nest = stream('K3 Q5', 'K2 C8 Q2');
  const lost = missRate;

  it('is none where the whole layer fits', () => {
    expect(missedShare('inputs', nest, BYTES, 188)).toBe(0);
    expect(missedShare('outputs', nest, BYTES, 188)).toBe(0);
  });

  it('is that of a layer ago for what moves once', () => {
    expect(missedShare('outputs', nest, BYTES, 94)).toBeCloseTo(lost(2), 12);
  });

  it('is less for a tile that moves again in every step of a loop', () => {
    // The weights' tile moves in each of the 5 steps of Q, with 36 bytes in between, for the first of them a layer ago.
    expect(missedShare('weights', nest, BYTES, 47)).toBeCloseTo(lost(188 / 47) / 5, 12);
    const both = (4 * lost(36 / 18) + lost(188 / 18)) / 5;
    expect(missedShare('weights', nest, BYTES, 18)).toBeCloseTo(both, 12);
  });

  it('counts all that moves in a step of the loop in between', () => {
    // The inputs come again with each of the 3 steps of K; a step moves inputs 80, weights 16, outputs 10·2 = 20.
    const share = (2 * lost(116 / 100) + lost(188 / 100)) / 3;
    expect(missedShare('inputs', nest, BYTES, 100)).toBeCloseTo(share, 12);
    expect(missedShare('inputs', nest, BYTES, 116)).toBeCloseTo(lost(188 / 116) / 3, 12);
  });
});
