import { describe, expect, it } from 'vitest';
import { laterCrossings, layerPj, portCycles } from '../../src/gpu/mapping-formulas.ts';

describe('formulas of the batched core', () => {
  it('count crossings that find an earlier partial sum', () => {
    // 10 outputs cross 3 times each; 10 of the 30 crossings are the first.
    expect(laterCrossings(30, 10)).toBe(20);
    expect(laterCrossings(10, 10)).toBe(0);
    expect(laterCrossings(9, 10)).toBe(0);
  });

  it('let the instances of a memory share what its ports move', () => {
    // 4,096 bits at 64 bits per cycle, on 4 instances: 16 cycles.
    expect(portCycles(4096, 1 / 64, 1 / 4)).toBe(16);
  });

  it('add what is the same for every mapping, accesses, and leakage over time', () => {
    expect(layerPj(100, 20, 7, 3)).toBe(141);
  });
});
