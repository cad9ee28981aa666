import { describe, expect, it } from 'vitest';
import { nestRow } from '../../../src/cost/nest-columns.ts';
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

  it('is none where the whole layer fits', () => {
    expect(missedShare('inputs', nest, BYTES, 188)).toBe(0);
    expect(missedShare('outputs', nest, BYTES, 188)).toBe(0);
  });

  it('is all where not even a tile fits', () => {
    expect(missedShare('weights', nest, BYTES, 35)).toBeCloseTo(1, 12);
    expect(missedShare('inputs', nest, BYTES, 35)).toBeCloseTo(1, 12);
  });

  it('is the first step of a loop that moves the same tile again and again', () => {
    // The weights' tile moves in each of the 5 steps of Q, with 36 bytes in between; for the first of them a layer ago.
    expect(missedShare('weights', nest, BYTES, 36)).toBeCloseTo(1 / 5, 12);
  });

  it('counts all that moves in a step of the loop in between', () => {
    // The inputs come again with each of the 3 steps of K; a step moves inputs 80, weights 16, outputs 10·2 = 20.
    expect(missedShare('inputs', nest, BYTES, 116)).toBeCloseTo(1 / 3, 12);
    expect(missedShare('inputs', nest, BYTES, 115)).toBeCloseTo(1, 12);
  });

  it('never finds outputs that were stored a layer ago', () => {
    expect(missedShare('outputs', nest, BYTES, 187)).toBe(1);
  });
});
