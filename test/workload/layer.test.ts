import { describe, expect, it } from 'vitest';
import { layerKind, macs } from '../../src/workload/layer.ts';
import { toyLayer } from './toy-network.ts';

describe('macs', () => {
  it('is the product of the extents of a convolution: 64·3·5·5·3·3 = 43,200', () => {
    expect(macs(toyLayer('a', 'conv', { K: 64, C: 3, P: 5, Q: 5, R: 3, S: 3 }))).toBe(43_200);
  });

  it('is 0 for layers that multiply nothing', () => {
    expect(macs(toyLayer('a', 'pool', { G: 64, P: 5, Q: 5, R: 3, S: 3 }))).toBe(0);
    expect(macs(toyLayer('a', 'elementwise', { G: 64, P: 5, Q: 5 }))).toBe(0);
  });
});

describe('layerKind', () => {
  it.each([
    ['conv', { K: 8, C: 8, R: 3, S: 3 }, 'conv'],
    ['conv', { K: 8, C: 8, R: 1, S: 7 }, 'conv'],
    ['conv', { K: 8, C: 8 }, 'pointwise'],
    ['conv', { G: 8, R: 3, S: 3 }, 'depthwise'],
    ['conv', { G: 2, K: 4, C: 4, R: 3, S: 3 }, 'grouped'],
    ['gemm', { G: 12, K: 64, C: 64 }, 'gemm'],
    ['pool', { G: 8, R: 2, S: 2 }, 'pool'],
    ['elementwise', { G: 8 }, 'elementwise'],
  ] as const)('calls a %s with extents %o %s', (operator, extents, kind) => {
    expect(layerKind(toyLayer('a', operator, extents))).toBe(kind);
  });
});
