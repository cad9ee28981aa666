import { describe, expect, it } from 'vitest';
import { streamedTeraops, weightTileCycles } from '../../../src/cost/engine/weight-streaming.ts';

const ARRAY = { rows: 256, columns: 256, clockMHz: 700, weightBytes: 1, dramGBPerS: 30 };

describe('weightTileCycles', () => {
  it('takes the longest of fetching, computing and shifting', () => {
    const work = { batch: 200, cyclesPerRow: 1, filledShare: 1 };
    // 65,536 bytes at 30 GB/s and 700 MHz
    expect(weightTileCycles(ARRAY, work)).toBeCloseTo(1529.2, 1);
    expect(weightTileCycles(ARRAY, { ...work, batch: 1000, cyclesPerRow: 2 })).toBe(2000);
    expect(weightTileCycles({ ...ARRAY, dramGBPerS: 1000 }, work)).toBe(256);
  });
});

describe('streamedTeraops', () => {
  it('counts what is not padding', () => {
    const work = { batch: 1529, cyclesPerRow: 1, filledShare: 0.5 };
    // 1529 rows in 1529.2 cycles: half of 2 · 65,536 · 700 MHz = 91.75 · 10^12
    expect(streamedTeraops(ARRAY, work)).toBeCloseTo(45.87, 1);
  });
});
