import { describe, expect, it } from 'vitest';
import type { NestBatch } from '../../src/cost/nest-traffic.ts';
import { chunksOf, createKernelTraffic } from '../../src/gpu/kernel-traffic.ts';
import type { GridInputs } from '../../src/gpu/traffic-kernels.ts';

describe('chunksOf', () => {
  const sizes = [1024, 128];
  const split = (count: number) => chunksOf(count, sizes).map(({ nests, size }) => [nests, size]);

  it('takes a large chunk where it is at least half full, else small ones', () => {
    expect(split(1024)).toEqual([[1024, 1024]]);
    expect(split(512)).toEqual([[512, 1024]]);
    expect(split(300)).toEqual([
      [128, 128],
      [128, 128],
      [44, 128],
    ]);
    expect(split(1)).toEqual([[1, 128]]);
    expect(split(0)).toEqual([]);
  });

  it('covers every nest once', () => {
    for (const count of [1, 127, 1535, 1536, 1537, 5000]) {
      let next = 0;
      for (const { start, nests } of chunksOf(count, sizes)) {
        expect(start).toBe(next);
        next += nests;
      }
      expect(next).toBe(count);
    }
  });
});

describe('createKernelTraffic', () => {
  it('pads the last chunk with ones and puts the counts of each nest and pair together', async () => {
    const launched: GridInputs[] = [];
    const count = async (inputs: GridInputs) => {
      launched.push(inputs);
      const cells = inputs.grid.nests * inputs.grid.pairs;
      const numbers = (width: number, value: (cell: number) => number) =>
        Float32Array.from({ length: cells * width }, (_, at) => value(Math.floor(at / width)));
      return {
        visits: numbers(3, (cell) => 1 + cell),
        spread: numbers(3, () => 2),
        saved: numbers(1, () => 0.5),
        tiles: numbers(1, (cell) => 10 * (1 + cell)),
      };
    };
    const traffic = createKernelTraffic({ count, dispose: async () => {} }, [4]);
    const rows = new Float64Array(5 * 48).fill(3);
    const batch: NestBatch = {
      rows,
      count: 5,
      levels: 1,
      pairs: Float64Array.of(0, 1, 0, 1, 1, 0),
      reuse: 'timeloop',
    };
    const table = await traffic(batch);
    expect(launched.map(({ grid }) => grid)).toEqual([
      { nests: 4, pairs: 2 },
      { nests: 4, pairs: 2 },
    ]);
    const padded = launched[1]?.rows;
    expect([padded?.[47], padded?.[48], padded?.[191], padded?.length]).toEqual([3, 1, 1, 192]);
    expect([launched[0]?.levels, launched[0]?.stepwise]).toEqual([1, 0]);
    // nest 1, pair 1: cell 1 · 4 + 1 = 5, so 6 visits of 60 elements, half of them saved
    // fills 6 · 30; parent traffic 6 · 30 · 2; tile 60; rounds 6; instances 2; copies 2
    expect([...table.subarray(3 * 6, 4 * 6)]).toEqual([180, 360, 60, 6, 2, 2]);
    expect(table).toHaveLength(5 * 2 * 6);
  });
});
