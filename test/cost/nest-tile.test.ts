import { describe, expect, it } from 'vitest';
import { kernelPair } from '../support/kernel-pair.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

describe('the mean tile of a child', () => {
  it('is the product of the extents inside the child for weights and outputs', () => {
    const layer = tinyLayer({ N: 2, K: 4, C: 3, P: 6, Q: 5, R: 3, S: 2 });
    const nest = tinyNest({ t: 'N2 K2 P3' }, { t: 'K2 C3 P2 Q5 R3 S2' });
    // K2 · C3 · R3 · S2 and N1 · K2 · P2 · Q5.
    expect(kernelPair(layer, nest, 'weights', { child: 1 }).tileElements).toBe(36);
    expect(kernelPair(layer, nest, 'outputs', { child: 1 }).tileElements).toBe(20);
  });

  it('is channels × rows × columns of the window for inputs', () => {
    const layer = tinyLayer(
      { C: 3, P: 6, Q: 5, R: 3, S: 2 },
      { stride: { row: 2, column: 1 }, dilation: { row: 1, column: 3 } },
    );
    const nest = tinyNest({ t: 'P3' }, { t: 'C3 P2 Q5 R3 S2' });
    // Rows (2 − 1)·2 + (3 − 1)·1 + 1 = 5; columns (5 − 1)·1 + (2 − 1)·3 + 1 = 8; 3 · 5 · 8 = 120.
    expect(kernelPair(layer, nest, 'inputs', { child: 1 }).tileElements).toBe(120);
  });

  it('is the exact mean where the last tile is smaller', () => {
    // K = 5 in tiles of 2: 2, 2, 1. Mean 5/3.
    const fold = tinyNest({ t: 'K3' }, { t: 'K2' });
    const folded = kernelPair(tinyLayer({ K: 5 }), fold, 'weights', { child: 1 }).tileElements;
    expect(folded).toBeCloseTo(5 / 3, 12);
    // P = 5 in tiles of 2, 2, 1 with three taps at stride 2: rows 5, 5, 3. Mean 13/3.
    const layer = tinyLayer({ P: 5, R: 3 }, { stride: { row: 2, column: 1 } });
    const window = tinyNest({ t: 'P3' }, { t: 'P2 R3' });
    const { tileElements } = kernelPair(layer, window, 'inputs', { child: 1 });
    expect(tileElements).toBeCloseTo(13 / 3, 12);
  });

  it('is a single element at the PEs', () => {
    const layer = tinyLayer({ K: 2, C: 3, P: 4, R: 3 });
    const nest = tinyNest({ t: 'K2 P4' }, { t: 'C3 R3' });
    for (const operand of ['weights', 'inputs', 'outputs'] as const) {
      expect(kernelPair(layer, nest, operand, { child: 2, parent: 1 }).tileElements).toBe(1);
    }
  });

  it('has one group at a time, and one channel of a depthwise layer', () => {
    const layer = tinyLayer({ G: 4, P: 3, R: 3 });
    const nest = tinyNest({ t: 'G4' }, { t: 'P3 R3' });
    expect(kernelPair(layer, nest, 'inputs', { child: 1 }).tileElements).toBe(5);
    expect(kernelPair(layer, nest, 'weights', { child: 1 }).tileElements).toBe(3);
  });
});
