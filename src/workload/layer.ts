import { type Extents, productOfExtents } from './dims.ts';
import type { PrecisionBits } from './precision.ts';

/**
 * What a layer does. `conv` covers dense, grouped and depthwise convolutions (by G, K and C); `gemm` covers fully
 * connected layers and the products inside attention. `pool` and `elementwise` move and combine, they multiply nothing.
 */
export const OPERATORS = ['conv', 'gemm', 'pool', 'elementwise'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface RowColumn {
  readonly row: number;
  readonly column: number;
}

/** One layer: a perfect loop nest over `extents`. */
export interface Layer {
  readonly name: string;
  readonly operator: Operator;
  readonly extents: Extents;
  /** Input rows (columns) that the window moves per output row (column). */
  readonly stride: RowColumn;
  /** Input rows (columns) between two taps of the filter. */
  readonly dilation: RowColumn;
  /** Number of input tensors of the same shape that are read: 2 for an element-wise addition, else 1. */
  readonly inputTensors: number;
  /** Trained numbers: weights, biases, and scale and shift of a folded batch normalisation. 0 for attention products. */
  readonly parameterCount: number;
  /** Widths that differ from the accelerator's own, e.g. of a quantised network. */
  readonly precisionBits?: Partial<PrecisionBits>;
}

/** Multiply-accumulates of the layer: the product of its extents, or 0 where nothing is multiplied. */
export function macs(layer: Layer): number {
  return multiplies(layer) ? productOfExtents(layer.extents) : 0;
}

/** Whether the layer runs on the PE array; pooling and element-wise layers stream past it. */
export function multiplies(layer: Layer): boolean {
  return layer.operator === 'conv' || layer.operator === 'gemm';
}

export type LayerKind =
  | 'conv'
  | 'pointwise'
  | 'depthwise'
  | 'grouped'
  | 'gemm'
  | 'pool'
  | 'elementwise';

/** The name that a reader would give the layer, told from its operator and extents. */
export function layerKind(layer: Layer): LayerKind {
  if (layer.operator !== 'conv') return layer.operator;
  const { G, K, C, R, S } = layer.extents;
  if (G > 1) return K === 1 && C === 1 ? 'depthwise' : 'grouped';
  return R === 1 && S === 1 ? 'pointwise' : 'conv';
}
