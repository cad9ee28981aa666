import { describe, expect, it } from 'vitest';
import { nestRow } from '../../../src/cost/nest-columns.ts';
import { streamNest } from '../../../src/cost/stream/stream-nest.ts';
import { tileBytes, tileMoves } from '../../../src/cost/stream/tile-moves.ts';
import type { Extents } from '../../../src/workload/dims.ts';
import type { Layer } from '../../../src/workload/layer.ts';
import type { Operand } from '../../../src/workload/operand.ts';
import { tinyLayer, tinyNest } from '../../support/tiny-nest.ts';

const BYTES = { weights: 1, inputs: 1, outputs: 1 };

function nestOf(extents: Partial<Extents>, changes: Partial<Layer> = {}, outer = '') {
  const inner = tinyNest({ t: outer }, {});
  return streamNest(nestRow(tinyLayer(extents, changes), inner), 0, 2);
}

/** Moves of a tile of a layer, in requests of 64 bytes. */
function moves(operand: Operand, layer: Partial<Extents>, tile: Partial<Extents>, bytes = BYTES) {
  const nest = nestOf(layer);
  return tileMoves(operand, { ...nest.tile, ...tile }, nest, bytes, 64, 64);
}

describe('what moves for a tile', () => {
  it('is a run of channels for each input pixel, halo included', () => {
    // 3×3 on 2×6 outputs: 4·8 = 32 pixels of 128 of 256 channels, two requests and two lines each.
    const layer = { C: 256, P: 2, Q: 6, R: 3, S: 3 };
    const tile = { C: 128, P: 2, Q: 6, R: 3, S: 3 };
    expect(moves('inputs', layer, tile)).toEqual({ bytes: 32 * 128, requests: 64, lines: 64 });
  });

  it('shares lines where runs adjoin', () => {
    // 32 pixels of all 4 channels are 128 contiguous bytes at best, two lines; still a request a pixel.
    const layer = { C: 4, P: 4, Q: 8 };
    expect(moves('inputs', layer, layer)).toEqual({ bytes: 128, requests: 32, lines: 2 });
  });

  it('takes a request more for each line that a run crosses', () => {
    // Rows of 36 bytes start at multiples of 4: (36 − 4) / 64 + 1 = 1.5 lines each. Lines adjoin: 4 · 36 / 64.
    const narrow = { K: 36, C: 4 };
    expect(moves('weights', narrow, narrow)).toEqual({ bytes: 144, requests: 6, lines: 2.25 });
    // 144 of 720 at multiples of 16: 64 + 64 + 16 bytes, 1.75 + 1.75 + 1 lines.
    expect(moves('weights', { K: 720, C: 4 }, { K: 144, C: 4 }).requests).toBe(18);
    // 3 bytes at any place: (3 − 1) / 64 + 1.
    expect(moves('inputs', { C: 3, Q: 32 }, { C: 3, Q: 32 }).requests).toBe(33);
  });

  it('counts elements of half a byte', () => {
    // 128 nibbles are a line; 96 of 192 are 48 bytes at multiples of 16, as 48 and 64 have no more in common: 1.5 lines.
    const half = { weights: 0.5, inputs: 0.5, outputs: 0.5 };
    expect(moves('inputs', { C: 128, Q: 4 }, { C: 128, Q: 4 }, half).requests).toBe(4);
    expect(moves('inputs', { C: 192, Q: 4 }, { C: 96, Q: 4 }, half).requests).toBe(6);
  });

  it('strides over input pixels between outputs', () => {
    const nest = nestOf({ C: 64, P: 2, Q: 3 }, { stride: { row: 2, column: 2 } });
    const tile = { ...nest.tile, C: 64, P: 2, Q: 3 };
    // (2 − 1) · 2 + 1 = 3 rows of (3 − 1) · 2 + 1 = 5 columns.
    expect(tileMoves('inputs', tile, nest, BYTES, 64, 64).requests).toBe(15);
  });

  it('is a run of filters for each tap and input channel of the weights', () => {
    const layer = { K: 512, C: 256, R: 3, S: 3 };
    const tile = { K: 16, C: 32, R: 3, S: 3 };
    // 16 bytes each, and yet a line of 64 for each.
    expect(moves('weights', layer, tile)).toEqual({ bytes: 4608, requests: 288, lines: 288 });
  });

  it('is a run of filters for each output pixel, in requests of what the array has columns', () => {
    const nest = nestOf({ K: 128, P: 2, Q: 5 });
    const tile = { ...nest.tile, K: 64, P: 2, Q: 5 };
    const moved = tileMoves('outputs', tile, nest, BYTES, 16, 64);
    expect(moved).toEqual({ bytes: 640, requests: 40, lines: 10 });
  });

  it('counts bytes of wider elements', () => {
    const two = { weights: 2, inputs: 2, outputs: 2 };
    const layer = { C: 64, Q: 4 };
    expect(moves('inputs', layer, layer, two)).toEqual({ bytes: 512, requests: 8, lines: 8 });
  });

  it('holds groups side by side only where each is whole', () => {
    // Depthwise: 32 groups of one channel are one run of 32 bytes; half of 2 channels of 4 groups are 4 runs.
    expect(moves('inputs', { G: 32, Q: 4 }, { G: 32, Q: 4 }).requests).toBe(4);
    expect(moves('inputs', { G: 4, C: 2, Q: 4 }, { G: 4, C: 1, Q: 4 }).requests).toBe(16);
  });

  it('adds up to the bytes of all three operands', () => {
    const nest = nestOf({ K: 4, C: 3, P: 2, Q: 2, R: 3, S: 3 });
    // Inputs 4·4·3 = 48, weights 4·3·9 = 108, outputs 4·4 = 16.
    expect(tileBytes(nest.extents, nest, BYTES)).toBe(48 + 108 + 16);
  });
});
