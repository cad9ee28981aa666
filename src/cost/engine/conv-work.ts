import type { Layer } from '../../workload/layer.ts';

/**
 * One convolution as engines for FPGAs see it: output maps (M in their papers) over input maps (N). Grouped convolutions
 * are several `sets` alike, one after the other.
 */
export interface ConvWork {
  readonly name: string;
  /** Output channels of one set. */
  readonly outputs: number;
  /** Input channels of one set. */
  readonly inputs: number;
  /** Output rows and columns. */
  readonly rows: number;
  readonly columns: number;
  readonly kernelRows: number;
  readonly kernelColumns: number;
  readonly stride: number;
  /** Groups of channels; a depthwise convolution has one for each channel. */
  readonly sets: number;
}

/** Multiply-accumulates of one output value of one channel for one input channel. */
export function taps({ kernelRows, kernelColumns }: ConvWork): number {
  return kernelRows * kernelColumns;
}

/** Multiply-accumulates of all sets. */
export function workMacs(work: ConvWork): number {
  return work.sets * work.outputs * work.inputs * work.rows * work.columns * taps(work);
}

/** A convolution of a network, one image of the batch; null for layers that are none. */
export function convWorkOf({ name, operator, extents, stride }: Layer): ConvWork | null {
  if (operator !== 'conv') return null;
  const { G, K, C, P, Q, R, S } = extents;
  return {
    name,
    outputs: K,
    inputs: C,
    rows: P,
    columns: Q,
    kernelRows: R,
    kernelColumns: S,
    stride: stride.row,
    sets: G,
  };
}

/** The convolutions of a network, in its order. */
export function convWorks(layers: readonly Layer[]): ConvWork[] {
  return layers.flatMap((layer) => convWorkOf(layer) ?? []);
}
