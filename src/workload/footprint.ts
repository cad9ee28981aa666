import type { Extents } from './dims.ts';
import type { Layer } from './layer.ts';
import type { Operand } from './operand.ts';

/**
 * Length of a window along one input axis: the rows that `outputs` output rows and `taps` filter rows touch.
 *
 * @returns (outputs − 1)·stride + (taps − 1)·dilation + 1. Kernel subset.
 */
export function windowLength(
  outputs: number,
  taps: number,
  stride: number,
  dilation: number,
): number {
  return (outputs - 1) * stride + (taps - 1) * dilation + 1;
}

/**
 * Elements of one operand that a box of the layer's loop nest touches.
 *
 * @param extents  the box; the layer's own extents give the whole tensor
 *
 * Inputs count the padding, as loop nests do, and one tensor (`inputTensors` multiplies traffic, not tiles).
 */
export function footprint(layer: Layer, operand: Operand, extents: Extents): number {
  const { N, G, K, C, P, Q, R, S } = extents;
  switch (operand) {
    case 'weights':
      return G * K * C * R * S;
    case 'outputs':
      return N * G * K * P * Q;
    case 'inputs': {
      const rows = windowLength(P, R, layer.stride.row, layer.dilation.row);
      const columns = windowLength(Q, S, layer.stride.column, layer.dilation.column);
      return N * G * C * rows * columns;
    }
  }
}
