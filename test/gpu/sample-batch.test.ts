import { describe, expect, it } from 'vitest';
import { computeCycles } from '../../src/cost/compute-cycles.ts';
import { sampleBatch } from '../../src/gpu/sample-batch.ts';

describe('sampleBatch', () => {
  it('holds 1,024 different nests of three levels, with 9 pairs each', () => {
    const { rows, count, levels, pairs } = sampleBatch();
    expect([count, levels, pairs.length]).toEqual([1024, 3, 27]);
    const length = rows.length / count;
    const texts = Array.from({ length: count }, (_, nest) =>
      rows.subarray(nest * length, (nest + 1) * length).join(),
    );
    expect(new Set(texts).size).toBe(1024);
  });

  it('covers the whole layer in every nest', () => {
    const { rows, count, levels } = sampleBatch();
    // 64 · 64 · 28 · 28 · 3 · 3 multiply-accumulates on 32 PEs; tiles of 7 channels leave PEs idle in the last round
    const leastCycles = (64 * 64 * 28 * 28 * 9) / 32;
    for (let nest = 0; nest < count; nest++) {
      const cycles = computeCycles(rows, nest * (rows.length / count), levels);
      expect(cycles).toBeGreaterThanOrEqual(leastCycles);
      expect(cycles).toBeLessThan(1.4 * leastCycles);
    }
  });
});
