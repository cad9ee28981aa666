import { describe, expect, it } from 'vitest';
import { bitsOf, elementBits, elementsPerRow } from '../../src/cost/element-bits.ts';
import { levelTraffic } from '../../src/cost/level-traffic.ts';
import { nestRow } from '../../src/cost/nest-columns.ts';
import { nestPairs, pairColumns } from '../../src/cost/nest-pairs.ts';
import { referenceTraffic } from '../../src/cost/nest-traffic.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { tinyAccelerator, tinyLayer, tinyNest } from '../support/tiny-nest.ts';

const precisionBits = { weights: 8, inputs: 4, partialSums: 32, outputs: 16 };

/** Widths of weights, inputs and outputs, level by level. */
function widths(layer: Layer, nest: Mapping, fixed: readonly (number | null)[] = []) {
  const accelerator = tinyAccelerator(
    nest,
    fixed.map((bits) => ({ elementBits: bits })),
    { precisionBits },
  );
  const { N, G, K, P, Q } = layer.extents;
  const rows = nestRow(layer, nest);
  const levels = nest.levels.length;
  const pairs = nestPairs(nest.levels.map(({ keeps }) => keeps));
  const batch = { rows, count: 1, levels, pairs: pairColumns(pairs), reuse: 'stepwise' } as const;
  const traffic = levelTraffic(referenceTraffic(batch), 0, pairs, levels, N * G * K * P * Q);
  const bits = elementBits(layer, accelerator, traffic, rows, 0);
  return Array.from({ length: levels }, (_, level) => bits.slice(level * 3, level * 3 + 3));
}

describe('elementBits', () => {
  it('gives outputs the width of partial sums where they accumulate, and their own outside', () => {
    // All channels are summed up in level 1; level 0 sees finished outputs.
    const nest = tinyNest({ t: 'K2' }, { t: 'C3' });
    expect(widths(tinyLayer({ K: 2, C: 3 }), nest)).toEqual([
      [8, 4, 16],
      [8, 4, 32],
    ]);
  });

  it('gives them the width of partial sums in DRAM where sums come back to it', () => {
    const nest = tinyNest({ t: 'C3 K2' }, {});
    expect(widths(tinyLayer({ K: 2, C: 3 }), nest)[0]).toEqual([8, 4, 32]);
  });

  it('and at every level inside one that accumulates', () => {
    // Level 1 accumulates over C; inside, level 2 holds one sum for the four columns.
    const nest = tinyNest({ t: 'K2' }, { t: 'C3 Q4' }, {});
    expect(widths(tinyLayer({ K: 2, C: 3, Q: 4 }), nest).map(([, , outputs]) => outputs)).toEqual([
      16, 32, 32,
    ]);
  });

  it('and inside a fan-out over a reduction, whose children hold parts of a sum', () => {
    const nest = tinyNest({ t: 'K2', y: 'C3' }, {});
    expect(widths(tinyLayer({ K: 2, C: 3 }), nest).map(([, , outputs]) => outputs)).toEqual([
      16, 32,
    ]);
    // Two taps are enough, along any dimension that is summed over.
    for (const dim of ['C', 'R', 'S']) {
      const [, inner] = widths(tinyLayer({ [dim]: 2 }), tinyNest({ x: `${dim}2` }, {}));
      expect(inner?.[2]).toBe(32);
    }
    // A fan-out over outputs leaves them whole.
    const whole = tinyNest({ t: 'K2', y: 'P3' }, {});
    expect(widths(tinyLayer({ K: 2, P: 3 }), whole).map(([, , outputs]) => outputs)).toEqual([
      16, 16,
    ]);
  });

  it('leaves outputs as they are where nothing is summed up', () => {
    expect(widths(tinyLayer({ K: 2 }), tinyNest({ t: 'K2' }, {}))[1]).toEqual([8, 4, 16]);
  });

  it('lets a memory of fixed width store everything at it', () => {
    const nest = tinyNest({ t: 'K2' }, { t: 'C3' });
    expect(widths(tinyLayer({ K: 2, C: 3 }), nest, [null, 24])).toEqual([
      [8, 4, 16],
      [24, 24, 24],
    ]);
  });

  it('takes the widths that a layer states', () => {
    const layer = tinyLayer({ K: 2, C: 3 }, { precisionBits: { weights: 2, outputs: 6 } });
    expect(widths(layer, tinyNest({ t: 'K2' }, { t: 'C3' }))).toEqual([
      [2, 4, 6],
      [2, 4, 32],
    ]);
  });
});

describe('elementsPerRow', () => {
  it.each([
    [64, 16, 4],
    [64, 64, 1],
    [64, 24, 2],
    [16, 32, 1 / 2],
    [16, 40, 1 / 3],
  ])('of %i bits and elements of %i is %d', (rowBits, bits, elements) => {
    expect(elementsPerRow(rowBits, bits)).toBe(elements);
  });
});

describe('bitsOf', () => {
  it('finds a width by level and operand', () => {
    const bits = [1, 2, 3, 4, 5, 6];
    expect(bitsOf(bits, 0, 'weights')).toBe(1);
    expect(bitsOf(bits, 1, 'inputs')).toBe(5);
    expect(bitsOf(bits, 1, 'outputs')).toBe(6);
  });
});
