import { describe, expect, it } from 'vitest';
import { writeAlongX } from '../../src/cost/along-x.ts';
import { tinyNest } from '../support/tiny-nest.ts';

describe('writeAlongX', () => {
  it('writes the children along x of every level and dimension, and one where there are none', () => {
    const nest = tinyNest({ x: 'K2 P3', y: 'K5' }, { y: 'C4' });
    const alongX = new Float64Array(20).fill(9);
    writeAlongX(nest, alongX, 2);
    // N, G, K, C, P, Q, R, S of both levels, and nothing else
    expect([...alongX]).toEqual([9, 9, 1, 1, 2, 1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9]);
  });

  it('multiplies loops over one dimension', () => {
    const alongX = new Uint16Array(8);
    writeAlongX(tinyNest({ x: 'K2 K3' }), alongX, 0);
    expect(alongX[2]).toBe(6);
  });
});
