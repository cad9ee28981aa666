import { describe, expect, it } from 'vitest';
import { type ChunkEngine, chunkCycles } from '../../../src/cost/engine/chunk-engine.ts';
import { chunkResources } from '../../../src/cost/engine/chunk-resources.ts';
import { conv } from '../../support/conv-work.ts';

const CHANNELS: ChunkEngine = {
  depthwise: false,
  parallelism: 'channels',
  buffer: { rows: 4, columns: 4, outputs: 8, inputs: 4 },
  unroll: { rows: 1, columns: 1, outputs: 4, inputs: 2 },
  bits: 16,
};
const WORK = conv([16, 8], [8, 3]);

describe('chunkCycles', () => {
  it('overlaps computing with the next inputs, not with weights or outputs', () => {
    // A step: 8 · 4 · 16 places · 9 taps by 8 multipliers = 576, inputs 4 · 4 · 4 by 2 are hidden; weights 8 · 4 · 9 / 4 = 72.
    // Outputs 8 · 16 / 4 written, 8 · 16 / 4 cleared. 2 steps, 2 · 2 · 2 tiles.
    expect(chunkCycles(WORK, CHANNELS)).toBe(8 * (2 * (576 + 72) + 32 + 32));
  });

  it('moves narrower words in a share of the time, but computes no faster', () => {
    expect(chunkCycles(WORK, { ...CHANNELS, bits: 8 })).toBe(8 * (2 * (576 + 36) + 32));
  });

  it('computes rows side by side, with a row of each filter at a time', () => {
    const engine: ChunkEngine = {
      ...CHANNELS,
      parallelism: 'rows',
      unroll: { ...CHANNELS.unroll, rows: 4 },
    };
    // 4608 / 4 rows; weights 8 · 4 filters of 3 rows; outputs by 4 lanes
    expect(chunkCycles(WORK, engine)).toBe(8 * (2 * (1152 + 96) + 32 + 32));
  });

  it('computes a depthwise layer in one step for each tile', () => {
    const work = conv([1, 1], [8, 3], { sets: 16 });
    const engine: ChunkEngine = {
      depthwise: true,
      parallelism: 'outputs',
      buffer: { rows: 4, columns: 4, outputs: 8, inputs: 1 },
      unroll: { rows: 1, columns: 1, outputs: 4, inputs: 1 },
      bits: 16,
    };
    // 8 · 16 · 9 / 4; weights 8 · 9 / 4; outputs as above
    expect(chunkCycles(work, engine)).toBe(8 * (288 + 18 + 64));
  });
});

describe('chunkResources', () => {
  it('takes two input banks for each lane, and no block for weights', () => {
    // Inputs: 2 banks of 4 · 4 · 4 / 2 words; outputs: 4 banks of 16 · 8 / 4 words: one block of 18,000 bits each
    expect(chunkResources(WORK, CHANNELS)).toEqual({ dsp: 8, bram18: 2 * 2 + 4 });
  });

  it('takes a bank for each row of inputs, of outputs and of the filter', () => {
    const engine: ChunkEngine = {
      ...CHANNELS,
      parallelism: 'rows',
      unroll: { ...CHANNELS.unroll, rows: 4 },
      bits: 8,
    };
    // inputs: 4 + 3 − 1 rows, twice; outputs: 4 rows; weights: 3 rows. 4 lanes of half a DSP block
    expect(chunkResources(WORK, engine)).toEqual({ dsp: 2, bram18: 2 * 6 + 4 + 3 });
  });
});
