import { describe, expect, it } from 'vitest';
import {
  DIM_INDEX,
  product,
  times,
  toVector,
  UNIT,
  withEntry,
} from '../../src/mapper/dim-vector.ts';
import { LOOP_DIMS } from '../../src/workload/dims.ts';

describe('a vector of one number per dimension', () => {
  it('stands in the order of the loop dimensions', () => {
    LOOP_DIMS.forEach((dim, index) => {
      expect(DIM_INDEX[dim]).toBe(index);
    });
    expect(toVector({ N: 1, G: 2, K: 3, C: 4, P: 5, Q: 6, R: 7, S: 8 })).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    expect(UNIT).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('multiplies entry by entry, and all together', () => {
    expect(times([1, 2, 3], [4, 5, 6])).toEqual([4, 10, 18]);
    expect(product([2, 3, 4])).toBe(24);
    expect(product([])).toBe(1);
  });

  it('is copied where an entry changes', () => {
    const vector = [1, 2, 3];
    expect(withEntry(vector, 1, 9)).toEqual([1, 9, 3]);
    expect(vector).toEqual([1, 2, 3]);
  });
});
