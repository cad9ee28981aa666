import { describe, expect, it } from 'vitest';
import { flatValues } from '../../src/gpu/kernel-values.ts';

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
