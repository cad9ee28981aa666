import { describe, expect, it } from 'vitest';
import { LOOP_DIMS, productOfExtents, UNIT_EXTENTS } from '../../src/workload/dims.ts';

describe('productOfExtents', () => {
  it('multiplies all eight extents: 2·3·5·7·11·13·17·19 = 9,699,690', () => {
    const extents = { N: 2, G: 3, K: 5, C: 7, P: 11, Q: 13, R: 17, S: 19 };
    expect(productOfExtents(extents)).toBe(9_699_690);
  });

  it('is 1 for unit extents, which have every dimension', () => {
    expect(productOfExtents(UNIT_EXTENTS)).toBe(1);
    expect(Object.keys(UNIT_EXTENTS)).toEqual([...LOOP_DIMS]);
  });
});
