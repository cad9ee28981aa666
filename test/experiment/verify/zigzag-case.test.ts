import { describe, expect, it } from 'vitest';
import {
  lettersOf,
  type ZigzagLayer,
  zigzagLayerOf,
} from '../../../src/experiment/verify/zigzag-case.ts';

const DRAM_BITS = 1e10;

/** A layer whose weights, inputs of `image` elements a channel and outputs fill a DRAM. */
function record(dims: Record<string, number>, image: number, isProduct = false): ZigzagLayer {
  const size = (...letters: string[]) => letters.reduce((all, one) => all * (dims[one] ?? 1), 1);
  const weights = size('G', 'K', 'C', 'FY', 'FX');
  const outputs = size('B', 'G', 'K', 'OY', 'OX', 'D');
  const bits = 8 * (weights + outputs + size('B', 'G', 'C') * image);
  return {
    layer: 'layer',
    type: isProduct ? 'Gemm' : 'Conv',
    equation: isProduct
      ? 'O[d][k] = I[d][c] * W[c][k]'
      : 'O[b][g][k][oy][ox] = W[g][k][c][fy][fx] * I[b][g][c][iy][ix]',
    dims,
    precision: { W: 8, I: 8, O: 16, O_final: 8 },
    latency_cycles: 1,
    latency_parts: { data_onloading: 0, computation: 1, data_offloading: 0 },
    mem_utilization: { I: [1, bits / DRAM_BITS] },
    spatial_mapping: { W: [], I: [], O: [] },
    temporal_mapping: { W: [], I: [], O: [] },
    user_spatial_mapping: {},
  };
}

function layerOf(one: ZigzagLayer) {
  const letters = lettersOf(one);
  if (letters === null) throw new Error('no letters');
  return zigzagLayerOf(one, letters, DRAM_BITS);
}

describe('A layer of ZigZag', () => {
  it('has height in OY and FY, and the widths that it was run with', () => {
    const layer = layerOf(
      record({ B: 2, G: 1, K: 5, C: 3, OY: 4, OX: 6, FY: 1, FX: 7 }, 4 * (6 + 7 - 1)),
    );
    expect(layer.extents).toEqual({ N: 2, G: 1, K: 5, C: 3, P: 4, Q: 6, R: 1, S: 7 });
    expect(layer.precisionBits).toEqual({ weights: 8, inputs: 8, partialSums: 16, outputs: 8 });
  });

  it.each([
    ['3 × 3 with padding, 112 of 114', { OY: 112, OX: 112, FY: 3, FX: 3 }, 112 ** 2, 1],
    ['7 × 7 at stride 2 with padding, 224 of 229', { OY: 112, OX: 112, FY: 7, FX: 7 }, 224 ** 2, 2],
    ['11 × 11 at stride 4, 53 · 4 + 11', { OY: 54, OX: 54, FY: 11, FX: 11 }, 223 ** 2, 4],
    ['1 × 1 whose gaps are not kept', { OY: 28, OX: 28, FY: 1, FX: 1 }, 28 ** 2, 1],
    ['a single window', { OY: 1, OX: 1, FY: 7, FX: 7 }, 49, 1],
  ])('has the stride that its inputs tell: %s', (_, dims, image, stride) => {
    expect(layerOf(record({ K: 2, C: 3, ...dims }, image)).stride).toEqual({
      row: stride,
      column: stride,
    });
  });

  it('is a product where its equation is one', () => {
    const layer = layerOf(record({ C: 5, D: 7, K: 11 }, 7, true));
    expect(layer).toMatchObject({ operator: 'gemm', extents: { C: 5, P: 7, K: 11 } });
    const batched = { ...record({}, 1), equation: 'O[b][d][k] += I[b][d][c] * W[c][k]' };
    expect(lettersOf(batched)?.B).toBe('N');
  });

  it('has no letters where nothing is multiplied with weights', () => {
    expect(lettersOf({ ...record({}, 1), equation: 'O[g] = A[g] + B[g]' })).toBeNull();
  });
});
