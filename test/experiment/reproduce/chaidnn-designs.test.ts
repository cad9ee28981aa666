import { describe, expect, it } from 'vitest';
import { cellLatency, chaidnnAreaMm2 } from '../../../src/experiment/reproduce/chaidnn-designs.ts';

describe('chaidnnAreaMm2', () => {
  it('adds what blocks of each kind take', () => {
    const none = { base: 0, perDsp: 0 };
    const area = {
      clbMm2: 0.01,
      bram36Mm2: 0.1,
      dspMm2: 1,
      clb: { base: 100, perDsp: 0 },
      bram36: { base: 10, perDsp: 0 },
      dsp: { ...none, perDsp: 2 },
    };
    // 100 · 0.01 + 10 · 0.1 + 2 · 16
    expect(chaidnnAreaMm2({ filters: 4, pixels: 4, memoryBits: 512 }, area)).toBe(34);
  });
});

describe('cellLatency', () => {
  it('adds the convolutions of a cell to those that all networks have', () => {
    const design = { filters: 16, pixels: 8, memoryBits: 512 };
    const board = { clockMHz: 100, efficiency: 1, dramGBPerS: 1e6 };
    const latency = cellLatency(design, board);
    // 1×1, five cells of each stage: 5 · (128 · 16 · 1 + 32 · 32 · 2 + 8 · 64 · 4) cycles of 10 ns
    expect(latency('200000') - latency('000000')).toBeCloseTo(5 * 3 * 2048 * 1e-5, 9);
    expect(latency('014100')).toBe(latency('000000'));
  });
});
