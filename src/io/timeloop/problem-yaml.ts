import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import { lettersOf } from './timeloop-words.ts';

/** A layer as a problem: a grouped convolution, or a product of stacked matrices. */
export function problemYaml(layer: Layer): Readonly<Record<string, unknown>> {
  const letters = lettersOf(layer);
  const isProduct = layer.operator === 'gemm';
  const dims = LOOP_DIMS.filter((dim) => !isProduct || usedByProduct(dim, layer));
  const plain = (...of: readonly LoopDim[]) =>
    of.filter((dim) => dims.includes(dim)).map((dim) => [[letters[dim]]]);
  const windows = [
    [
      [letters.S, 'Wdilation'],
      [letters.Q, 'Wstride'],
    ],
    [
      [letters.R, 'Hdilation'],
      [letters.P, 'Hstride'],
    ],
  ];
  const { stride, dilation } = layer;
  const coefficients = {
    Wstride: stride.column,
    Hstride: stride.row,
    Wdilation: dilation.column,
    Hdilation: dilation.row,
  };
  const stretched = isProduct ? {} : coefficients;
  return {
    version: '0.4',
    name: layer.name,
    shape: {
      name: isProduct ? 'matrix-product' : 'grouped-convolution',
      dimensions: dims.map((dim) => letters[dim]),
      coefficients: Object.keys(stretched).map((name) => ({ name, default: 1 })),
      data_spaces: [
        { name: 'Weights', projection: plain('G', 'K', 'C', 'R', 'S') },
        {
          name: 'Inputs',
          projection: isProduct
            ? plain('N', 'G', 'C', 'P', 'Q')
            : [...plain('N', 'G', 'C'), ...windows],
        },
        { name: 'Outputs', projection: plain('N', 'G', 'K', 'P', 'Q'), read_write: true },
      ],
    },
    instance: {
      ...Object.fromEntries(dims.map((dim) => [letters[dim], layer.extents[dim]])),
      ...stretched,
    },
  };
}

function usedByProduct(dim: LoopDim, { extents }: Layer): boolean {
  return ['N', 'G', 'K', 'C', 'P'].includes(dim) || extents[dim] > 1;
}
