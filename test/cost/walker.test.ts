import { describe, expect, it } from 'vitest';
import { walkComputeCycles, walkTraffic } from '../../src/cost/walker.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

describe('walkTraffic', () => {
  it('loads a weight once for all rows, or anew for each', () => {
    const layer = tinyLayer({ K: 2, P: 4 });
    expect(walkTraffic(layer, tinyNest({ t: 'K2 P4' }, {}), 'weights', 1, 0)).toMatchObject({
      fills: 2,
      parentTraffic: 2,
    });
    expect(walkTraffic(layer, tinyNest({ t: 'P4 K2' }, {}), 'weights', 1, 0).fills).toBe(8);
  });

  it('gives a PE a new element in every step', () => {
    const layer = tinyLayer({ K: 2, P: 4 });
    const nest = tinyNest({ t: 'K2' }, { t: 'P4' });
    expect(walkTraffic(layer, nest, 'weights', 2, 1).fills).toBe(8);
  });

  it('slides windows: 3 + 1 + 1 + 1 columns at stride 1, 3 + 2 + 2 + 2 at stride 2', () => {
    const nest = tinyNest({ t: 'Q4' }, { t: 'S3' });
    const strided = tinyLayer({ Q: 4, S: 3 }, { stride: { row: 1, column: 2 } });
    expect(walkTraffic(tinyLayer({ Q: 4, S: 3 }), nest, 'inputs', 1, 0).fills).toBe(6);
    expect(walkTraffic(strided, nest, 'inputs', 1, 0).fills).toBe(9);
  });

  it('reads once for children that need the same, and sums what children send', () => {
    const multicast = tinyNest({ t: 'P2', x: 'K4' }, {});
    expect(walkTraffic(tinyLayer({ K: 4, P: 2 }), multicast, 'inputs', 1, 0)).toMatchObject({
      fills: 8,
      parentTraffic: 2,
    });
    const reduction = tinyNest({ t: 'P2', y: 'C4' }, {});
    expect(walkTraffic(tinyLayer({ C: 4, P: 2 }), reduction, 'outputs', 1, 0)).toEqual({
      fills: 8,
      parentTraffic: 2,
      distinct: 8, // two outputs in each of four instances
    });
  });

  it('shares the rows on the diagonals of an array', () => {
    const nest = tinyNest({ x: 'P3', y: 'R3' }, {});
    expect(walkTraffic(tinyLayer({ P: 3, R: 3 }), nest, 'inputs', 1, 0)).toMatchObject({
      fills: 9,
      parentTraffic: 5, // offsets 0 … 4
    });
  });

  it('counts outputs that come back', () => {
    // Two kernels, over and over for three channels: six sums, two different ones.
    const nest = tinyNest({ t: 'C3 K2' }, {});
    expect(walkTraffic(tinyLayer({ C: 3, K: 2 }), nest, 'outputs', 1, 0)).toEqual({
      fills: 6,
      parentTraffic: 6,
      distinct: 2,
    });
  });

  it('leaves children without work idle', () => {
    // 5 columns on 3 children in 2 steps; a column each.
    const nest = tinyNest({ t: 'Q2', x: 'Q3' }, {});
    expect(walkTraffic(tinyLayer({ Q: 5 }), nest, 'inputs', 1, 0)).toMatchObject({
      fills: 5,
      parentTraffic: 5,
    });
  });
});

describe('walkComputeCycles', () => {
  it('counts the steps in which a PE works', () => {
    expect(walkComputeCycles(tinyLayer({ K: 8, P: 3 }), tinyNest({ t: 'K2 P3', x: 'K4' }))).toBe(6);
    expect(walkComputeCycles(tinyLayer({ Q: 5 }), tinyNest({ t: 'Q2' }, { t: 'Q3' }))).toBe(5);
    expect(walkComputeCycles(tinyLayer({ Q: 55 }), tinyNest({ t: 'Q4', x: 'Q14' }, {}))).toBe(4);
  });
});
