import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockRams, memoryLuts, ultraRams } from '../../src/cost/bram.ts';

describe('blockRams', () => {
  it.each([
    [512, 36, 1],
    [512, 32, 1],
    [513, 36, 2],
    [1024, 18, 1],
    [16_384, 1, 1],
    [16_384, 8, 8],
    [2048, 32, 4], // four columns of 9 bits, or four blocks of 36 bits below each other
    [1, 1, 1],
    [512, 256, 8], // ⌈256 / 36⌉ = 8
  ])('holds %i words of %i bits in %i blocks', (depth, widthBits, blocks) => {
    expect(blockRams('DSP48E2', depth, widthBits)).toBe(blocks);
  });

  it('mixes shapes within a word where that saves a block', () => {
    // 16384 × 10: one 9-bit column of 8 blocks and one 1-bit column of 1 block; ten 1-bit columns would take 10.
    expect(blockRams('DSP48E1', 16_384, 10)).toBe(9);
  });

  it('knows the 20 Kbit blocks of Intel', () => {
    expect(blockRams('intel-fp32', 512, 40)).toBe(1);
    expect(blockRams('intel-fp32', 2048, 8)).toBe(1);
    expect(blockRams('intel-fp32', 1024, 32)).toBe(2);
  });

  it('agrees with trying every set of columns', () => {
    const shapes = [
      [16_384, 1],
      [8192, 2],
      [4096, 4],
      [2048, 9],
      [1024, 18],
      [512, 36],
    ] as const;
    const fewest = (depth: number, widthBits: number, from: number): number => {
      const shape = shapes[from];
      if (widthBits <= 0) return 0;
      if (shape === undefined) return Number.POSITIVE_INFINITY;
      const [shapeDepth, shapeWidth] = shape;
      let best = Number.POSITIVE_INFINITY;
      for (let columns = 0; columns <= Math.ceil(widthBits / shapeWidth); columns++) {
        const rest = fewest(depth, widthBits - columns * shapeWidth, from + 1);
        best = Math.min(best, columns * Math.ceil(depth / shapeDepth) + rest);
      }
      return best;
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 24 }), (d, w) => {
        expect(blockRams('DSP48E1', d, w)).toBe(fewest(d, w, 0));
      }),
      { numRuns: 60 },
    );
  });

  it('never takes fewer blocks than the bits need, nor more for less', () => {
    const depths = fc.integer({ min: 1, max: 100_000 });
    const widths = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(depths, widths, (depth, widthBits) => {
        const blocks = blockRams('DSP48E2', depth, widthBits);
        expect(blocks * 18_432).toBeGreaterThanOrEqual(depth * widthBits);
        expect(blockRams('DSP48E2', depth + 1, widthBits)).toBeGreaterThanOrEqual(blocks);
        expect(blockRams('DSP48E2', depth, widthBits + 1)).toBeGreaterThanOrEqual(blocks);
      }),
    );
  });
});

describe('ultraRams', () => {
  it('counts blocks of 4096 words of 72 bits', () => {
    expect(ultraRams(4096, 72)).toBe(1);
    expect(ultraRams(4097, 72)).toBe(2);
    expect(ultraRams(4096, 128)).toBe(2);
  });
});

describe('memoryLuts', () => {
  it('takes four LUTs for 32 words of 6 bits or 64 words of 3 bits', () => {
    expect(memoryLuts('DSP48E2', 32, 6)).toBe(4);
    expect(memoryLuts('DSP48E2', 64, 3)).toBe(4);
    expect(memoryLuts('DSP48E2', 24, 16)).toBe(12); // ⌈16 / 6⌉ = 3 slices of 32 × 6
    expect(memoryLuts('DSP48E2', 64, 16)).toBe(24); // 6 slices either way
  });

  it('takes ten modules for 32 words of 20 bits on Intel', () => {
    expect(memoryLuts('intel-fp32', 32, 20)).toBe(10);
    expect(memoryLuts('intel-fp32', 33, 21)).toBe(40);
  });
});
