import { describe, expect, it } from 'vitest';
import { flatValues, threadOrder } from '../../src/gpu/kernel-values.ts';

describe('flatValues', () => {
  it('takes a flat array as it is', () => {
    const values = Float32Array.of(1, 2, 3);
    expect(flatValues(values, 3)).toBe(values);
  });

  it('joins rows, and the components of threads inside them', () => {
    const rows = [Float32Array.of(1, 2), [3, 4]];
    const threads = [[Float32Array.of(1, 2)], [[3, 4]]];
    expect(flatValues(rows, 4)).toEqual(Float32Array.of(1, 2, 3, 4));
    expect(flatValues(threads, 4)).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  it('refuses anything else', () => {
    expect(() => flatValues(Float32Array.of(1), 2)).toThrow('returned 1 numbers instead of 2');
    expect(() => flatValues([[1, 2, 3]], 2)).toThrow('returned 3 numbers instead of 2');
    expect(() => flatValues(undefined, 1)).toThrow('returned undefined');
  });
});

describe('threadOrder', () => {
  it('puts the pairs of one nest together', () => {
    // 2 nests × 3 pairs, 2 numbers each: pair · 100 + nest · 10 + component
    const byPair = Float32Array.of(0, 1, 10, 11, 100, 101, 110, 111, 200, 201, 210, 211);
    const byNest = Float32Array.of(0, 1, 100, 101, 200, 201, 10, 11, 110, 111, 210, 211);
    expect(threadOrder(byPair, { nests: 2, pairs: 3 }, 2)).toEqual(byNest);
  });
});
