import { describe, expect, it } from 'vitest';
import { kernelPair } from '../support/kernel-pair.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

describe('how a child level is spread', () => {
  it('has as many instances at work as spatial loops have steps, over all levels outside', () => {
    const layer = tinyLayer({ K: 4, C: 6 });
    const nest = tinyNest({ x: 'K4' }, { y: 'C3', t: 'C2' }, {});
    expect(kernelPair(layer, nest, 'weights', { child: 1 }).instances).toBe(4);
    expect(kernelPair(layer, nest, 'weights', { child: 2 }).instances).toBe(12);
  });

  it('holds copies along the dimensions that the operand does not care for', () => {
    const layer = tinyLayer({ K: 4, C: 3 });
    const nest = tinyNest({ x: 'K4', y: 'C3' }, {});
    expect(kernelPair(layer, nest, 'weights', { child: 1 }).copies).toBe(1);
    expect(kernelPair(layer, nest, 'inputs', { child: 1 }).copies).toBe(4); // K
    expect(kernelPair(layer, nest, 'outputs', { child: 1 }).copies).toBe(3); // C
  });

  it('counts the children that ever work where the last step leaves some idle', () => {
    // 55 columns on 14 children: 14, 14, 14 and 13.
    const wide = tinyNest({ t: 'Q4', x: 'Q14' }, {});
    expect(kernelPair(tinyLayer({ Q: 55 }), wide, 'inputs', { child: 1 }).instances).toBe(14);
    // 5 rows on 3 children of 2 rows each: 2, 2 and 1.
    const tall = tinyNest({ y: 'P3' }, { t: 'P2' });
    expect(kernelPair(tinyLayer({ P: 5 }), tall, 'inputs', { child: 1 }).instances).toBe(3);
    // 4 rows on the same: 2, 2 and none.
    expect(kernelPair(tinyLayer({ P: 4 }), tall, 'inputs', { child: 1 }).instances).toBe(2);
  });

  it('shares input rows on the diagonals of a row-stationary array', () => {
    // 3 outputs × 3 taps at stride 1: offsets p + r are 0 … 4, five of nine.
    const diagonal = tinyNest({ x: 'P3', y: 'R3' }, {});
    const layer = tinyLayer({ P: 3, R: 3 });
    expect(kernelPair(layer, diagonal, 'inputs', { child: 1 }).windowShare).toBeCloseTo(5 / 9, 12);
    expect(kernelPair(layer, diagonal, 'weights', { child: 1 }).windowShare).toBe(1);
    // At stride 2: 2p + r ∈ {0,1,2, 2,3,4, 4,5,6}: seven of nine.
    const stride = { row: 2, column: 1 };
    const strided = tinyLayer({ P: 3, R: 3 }, { stride });
    expect(kernelPair(strided, diagonal, 'inputs', { child: 1 }).windowShare).toBeCloseTo(
      7 / 9,
      12,
    );
    // At stride 3 nothing coincides.
    const apart = tinyLayer({ P: 3, R: 3 }, { stride: { row: 3, column: 1 } });
    expect(kernelPair(apart, diagonal, 'inputs', { child: 1 }).windowShare).toBe(1);
  });

  it('compares tiles by their offset: two rows and three taps in a child move by two and by three', () => {
    // P4 as 2 children of 2 rows, R6 as 2 children of 3 taps: offsets {0, 2} + {0, 3} are all different.
    const layer = tinyLayer({ P: 4, R: 6 });
    const nest = tinyNest({ x: 'P2', y: 'R2' }, { t: 'P2 R3' });
    expect(kernelPair(layer, nest, 'inputs', { child: 1 }).windowShare).toBe(1);
    // Children of one tap each: {0, 2} + {0, 1, 2} = {0, 1, 2, 2, 3, 4}, five of six.
    const taps = tinyNest({ x: 'P2', y: 'R3' }, { t: 'P2' });
    const five = kernelPair(tinyLayer({ P: 4, R: 3 }), taps, 'inputs', { child: 1 }).windowShare;
    expect(five).toBeCloseTo(5 / 6, 12);
  });

  it('does not share across the networks of two levels', () => {
    const layer = tinyLayer({ P: 3, R: 3 });
    const nest = tinyNest({ x: 'P3' }, { y: 'R3' }, {});
    expect(kernelPair(layer, nest, 'inputs', { child: 2 }).windowShare).toBe(1);
  });
});
