import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workMacs } from '../../../src/cost/engine/conv-work.ts';
import {
  channelTiles,
  inputTileWords,
  tiledCycles,
  tiledResources,
  tiledRoofline,
  tiledTransferWords,
  tileWords,
} from '../../../src/cost/engine/tiled-engine.ts';
import { conv } from '../../support/conv-work.ts';

const CONV2 = conv([128, 48], [27, 5]);

describe('channelTiles', () => {
  it('rounds up each side, or the product of both', () => {
    const unroll = { outputs: 20, inputs: 24 };
    expect(channelTiles(CONV2, unroll)).toBe(7 * 2);
    // ⌈128 · 48 / (20 · 24)⌉ = ⌈12.8⌉
    expect(channelTiles(CONV2, unroll, 'product')).toBe(13);
  });
});

describe('tiledCycles', () => {
  it('fills the pipeline once for each tile of channels', () => {
    // ⌈128/64⌉ · ⌈48/7⌉ = 14 tiles of 27 · 27 · 25 + 20
    expect(tiledCycles(CONV2, { outputs: 64, inputs: 7 }, 20)).toBe(14 * (18_225 + 20));
  });

  it('is never less than the multiply-accumulates of a set by the multipliers', () => {
    const few = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(few, few, few, few, (outputs, inputs, byOutputs, byInputs) => {
        const work = conv([outputs, inputs], [3, 3]);
        const unroll = { outputs: byOutputs, inputs: byInputs };
        expect(tiledCycles(work, unroll, 0)).toBeGreaterThanOrEqual(
          workMacs(work) / (byOutputs * byInputs),
        );
      }),
      { seed: 1 },
    );
  });
});

describe('tiledTransferWords', () => {
  it('reads inputs and weights for every tile and writes outputs once', () => {
    const work = conv([4, 6], [4, 3]);
    const unroll = { outputs: 2, inputs: 3 };
    const tile = { rows: 2, columns: 4 };
    // inputs: 3 channels of (2 + 2) · (4 + 2); weights 2 · 3 · 9; outputs 2 · 2 · 4
    expect(tileWords(work, unroll, tile)).toEqual({ inputs: 72, weights: 54, outputs: 16 });
    // 2 places, 2 · 2 tiles of channels: 8 · (72 + 54) words in, 2 · 2 · 16 out
    expect(tiledTransferWords(work, unroll, tile)).toBe(8 * 126 + 64);
  });

  it('reads the halo of a strided window', () => {
    const strided = conv([1, 1], [9, 11], { stride: 4 });
    expect(inputTileWords(strided, { rows: 3, columns: 2 })).toBe((2 * 4 + 11) * (4 + 11));
  });
});

describe('tiledRoofline', () => {
  it('takes the lesser of what multipliers and bandwidth allow', () => {
    const work = conv([2, 2], [4, 1]);
    const unroll = { outputs: 2, inputs: 2 };
    const tile = { rows: 4, columns: 4 };
    // 128 operations over 2 · 16 inputs + 4 weights + 2 · 16 outputs of 4 bytes
    const opsPerByte = 128 / (68 * 4);
    const at = { clockMHz: 100, wordBytes: 4, dramGBPerS: 1 };
    // 128 operations in 16 cycles of 10 ns: 0.8 Gop/s
    expect(tiledRoofline(work, unroll, tile, at)).toEqual({
      opsPerByte,
      computeGops: 0.8,
      attainableGops: opsPerByte,
    });
    const wide = { ...at, dramGBPerS: 100 };
    expect(tiledRoofline(work, unroll, tile, wide).attainableGops).toBe(0.8);
  });
});

describe('tiledResources', () => {
  const depths = { inputs: 500, weights: 121, outputs: 169 };

  it('doubles every bank where its halves are two memories', () => {
    const layout = { depths, bits: 32, pingPong: 'two-memories' } as const;
    // 448 multipliers of 5 DSP blocks; banks of one block each: 2 · (448 + 64 + 7)
    expect(tiledResources('DSP48E1', { outputs: 64, inputs: 7 }, layout)).toEqual({
      dsp: 2240,
      bram18: 1038,
      lut: 0,
    });
  });

  it('puts both halves and neighbours into one memory where they fit', () => {
    const layout = { depths, bits: 16, pingPong: 'one-memory' } as const;
    // two words of 16 bits in a row. Inputs: 4 pairs, 1000 rows of 36 bits: 2 blocks each; weights: 16 pairs, 242 rows;
    // outputs: 2 pairs, 338 rows
    expect(tiledResources('DSP48E1', { outputs: 4, inputs: 8 }, layout)).toEqual({
      dsp: 32,
      bram18: 4 * 2 + 16 + 2,
      lut: 0,
    });
  });

  it('makes banks of fewer than ten words of look-up tables', () => {
    const small = { inputs: 16, weights: 9, outputs: 16 };
    const layout = { depths: small, bits: 32, pingPong: 'two-memories' } as const;
    // weights: 2 · 4 memories of 32 × 6 bits, six columns of four tables
    expect(tiledResources('DSP48E1', { outputs: 2, inputs: 2 }, layout)).toEqual({
      dsp: 20,
      bram18: 2 * (2 + 2),
      lut: 2 * 4 * 6 * 4,
    });
  });
});
