import { describe, expect, it } from 'vitest';
import { kernelPair } from '../support/kernel-pair.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

describe('visits of tiles to a child', () => {
  it('count the loops up to the one that turns the operand over', () => {
    const layer = tinyLayer({ K: 2, P: 4 });
    const weightsInner = tinyNest({ t: 'P4 K2' }, {});
    const weightsOuter = tinyNest({ t: 'K2 P4' }, {});
    // A weight comes back for every row, or stays for all of them.
    expect(kernelPair(layer, weightsInner, 'weights', { child: 1 }).fills).toBe(8);
    expect(kernelPair(layer, weightsOuter, 'weights', { child: 1 }).fills).toBe(2);
    // The other way round for inputs, which do not care for K.
    expect(kernelPair(layer, weightsInner, 'inputs', { child: 1 }).fills).toBe(4);
    expect(kernelPair(layer, weightsOuter, 'inputs', { child: 1 }).fills).toBe(8);
  });

  it('count every loop into a PE, which re-uses nothing', () => {
    const layer = tinyLayer({ K: 2, C: 3, P: 4 });
    const nest = tinyNest({ t: 'K2 C3' }, { t: 'P4' });
    expect(kernelPair(layer, nest, 'weights', { child: 2, parent: 1 }).fills).toBe(24);
  });

  it('reach every child in space, and leave the parent once where children need the same', () => {
    const layer = tinyLayer({ K: 4, P: 2 });
    const nest = tinyNest({ t: 'P2', x: 'K4' }, {});
    // Inputs: two rows to each of four children, each read once.
    expect(kernelPair(layer, nest, 'inputs', { child: 1 })).toMatchObject({
      fills: 8,
      parentReads: 2,
    });
    // Weights differ from child to child.
    expect(kernelPair(layer, nest, 'weights', { child: 1 })).toMatchObject({
      fills: 4,
      parentReads: 4,
    });
  });

  it('send one sum to the parent where children work on the same output', () => {
    const layer = tinyLayer({ C: 4, P: 2 });
    const nest = tinyNest({ t: 'P2', y: 'C4' }, {});
    expect(kernelPair(layer, nest, 'outputs', { child: 1 })).toMatchObject({
      fills: 8,
      parentReads: 2,
    });
  });

  it('pass through a level that does not keep the operand, and share below it all the same', () => {
    // From level 0 to level 2: the fan-outs of both levels lie between, P is irrelevant to weights.
    const layer = tinyLayer({ P: 6 });
    const nest = tinyNest({ x: 'P2' }, { x: 'P3' }, {});
    expect(kernelPair(layer, nest, 'weights', { child: 2 })).toMatchObject({
      fills: 6,
      parentReads: 1,
    });
    // Kept in level 1: its two instances read for their own children only.
    expect(kernelPair(layer, nest, 'weights', { child: 2, parent: 1 })).toMatchObject({
      fills: 6,
      parentReads: 2,
    });
  });

  it('count smaller last tiles exactly', () => {
    // P = 5 on 3 children in 2 steps: 3 and 2 children get the weight anew, as K turns inside.
    const layer = tinyLayer({ K: 2, P: 5 });
    const nest = tinyNest({ t: 'P2 K2', x: 'P3' }, {});
    // K of 2 in each step: (3 + 2) · 2 deliveries, of 2 · 2 reads.
    expect(kernelPair(layer, nest, 'weights', { child: 1 })).toMatchObject({
      fills: 10,
      parentReads: 4,
    });
  });

  it('reach fewer children where the re-used tile came to all in the first step', () => {
    // The weight stays for both steps of P, so each of 3 children gets it once.
    const layer = tinyLayer({ P: 5 });
    const nest = tinyNest({ t: 'P2', x: 'P3' }, {});
    expect(kernelPair(layer, nest, 'weights', { child: 1 })).toMatchObject({
      fills: 3,
      parentReads: 1,
    });
  });
});
