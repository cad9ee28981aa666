import { describe, expect, it } from 'vitest';
import type { Operand } from '../../src/workload/operand.ts';
import { kernelPair } from '../support/kernel-pair.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

// Places of the dimensions in a row: N 0, G 1, K 2, C 3, P 4, Q 5, R 6, S 7.

describe('the loop that turns an operand over', () => {
  const layer = tinyLayer({ K: 2, C: 3, P: 4 });
  const nest = tinyNest({ t: 'K2 P4' }, { t: 'C3' });

  it.each<[Operand, readonly number[]]>([
    ['weights', [0, 0, 2]], // P stands inside K, and weights do not care
    ['inputs', [0, 1, 4]],
    ['outputs', [0, 1, 4]],
  ])('is, for %s, the innermost one that selects other elements', (operand, turn) => {
    expect(kernelPair(layer, nest, operand, { child: 1 }).turn).toEqual(turn);
  });

  it('stands outside the child: a loop further in does not count', () => {
    // Into the PEs, the C loop of the inner level counts too; outputs do not care for it.
    expect(kernelPair(layer, nest, 'weights', { child: 2 }).turn).toEqual([1, 0, 3]);
    expect(kernelPair(layer, nest, 'outputs', { child: 2 }).turn).toEqual([0, 1, 4]);
  });

  it('is the one of the inner level, wherever it stands there', () => {
    const two = tinyNest({ t: 'C3 P2 K1' }, { t: 'K2 P2' });
    expect(kernelPair(layer, two, 'weights', { child: 2 }).turn).toEqual([1, 0, 2]);
  });

  it('exists for every dimension of each operand, and for no other', () => {
    const all = 'NGKCPQRS'.split('');
    const turningDims = (operand: Operand) =>
      all.filter((dim) => {
        const one = tinyLayer({ [dim]: 2 });
        return kernelPair(one, tinyNest({ t: `${dim}2` }, {}), operand, { child: 1 }).turn[0] === 0;
      });
    expect(turningDims('weights').join('')).toBe('GKCRS');
    expect(turningDims('inputs').join('')).toBe('NGCPQRS');
    expect(turningDims('outputs').join('')).toBe('NGKPQ');
  });

  it('is none where nothing is relevant, a loop has one step, or loops are spatial', () => {
    const none = [-1, -1, -1];
    expect(kernelPair(layer, tinyNest({ t: 'P4' }, {}), 'weights', { child: 1 }).turn).toEqual(
      none,
    );
    const single = tinyNest({ t: 'P4 K1' }, { t: 'K2 C3' });
    expect(kernelPair(layer, single, 'weights', { child: 1 }).turn).toEqual(none);
    const spatial = tinyNest({ t: 'P4', x: 'K2' }, { t: 'C3' });
    expect(kernelPair(layer, spatial, 'weights', { child: 1 }).turn).toEqual(none);
  });
});
