import { ceilDiv } from '../base/ceil-div.ts';
import { InputError } from '../base/errors.ts';
import { describeShape, type FeatureMapShape } from './feature-map.ts';
import { windowLength } from './footprint.ts';
import type { RowColumn } from './layer.ts';

/** One number for rows and columns alike, or one for each. */
export type PerAxis = number | RowColumn;

/** `same`: ⌈input / stride⌉ outputs, whatever padding that takes. A number: rows (columns) added on each side. */
export type Padding = 'same' | PerAxis;

/** How a window moves over a feature map. */
export interface WindowOptions {
  /** Rows and columns of the filter or pooling window. */
  readonly kernel: PerAxis;
  /** Default 1. */
  readonly stride?: PerAxis;
  /** Default 1. */
  readonly dilation?: PerAxis;
  /** Default `same`. */
  readonly padding?: Padding;
  /** `up` also counts a last window that hangs over the end (the "ceil mode" of pooling). Default `down`. */
  readonly rounding?: 'down' | 'up';
}

/** A window along one axis. */
export interface AxisWindow {
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: 'same' | number;
  readonly rounding: 'down' | 'up';
}

export function perAxis(value: PerAxis): RowColumn {
  return typeof value === 'number' ? { row: value, column: value } : value;
}

/**
 * Outputs of a window along one axis; below 1 where the window does not fit.
 *
 * With padding p on each side: ⌊(length + 2p − span) / stride⌋ + 1, span = (taps − 1)·dilation + 1. Rounded up, a last
 * window counts only where it starts inside the input or the padding before it (as Caffe and PyTorch have it).
 */
export function outputLength(length: number, window: AxisWindow): number {
  const { taps, stride, dilation, padding, rounding } = window;
  if (padding === 'same') return ceilDiv(length, stride);
  const slack = length + 2 * padding - windowLength(1, taps, stride, dilation);
  if (slack < 0) return 0;
  if (rounding === 'down') return Math.floor(slack / stride) + 1;
  const outputs = ceilDiv(slack, stride) + 1;
  return (outputs - 1) * stride >= length + padding ? outputs - 1 : outputs;
}

/**
 * Height and width of what a window makes of a feature map.
 *
 * @param name  of the layer, for the message
 * @throws InputError where the window is larger than the padded input
 */
export function windowOutput(
  name: string,
  input: FeatureMapShape,
  options: WindowOptions,
): { readonly height: number; readonly width: number } {
  const height = outputLength(input.height, axisWindow(options, 'row'));
  const width = outputLength(input.width, axisWindow(options, 'column'));
  if (height >= 1 && width >= 1) return { height, width };
  const { row, column } = perAxis(options.kernel);
  throw new InputError({
    path: name,
    rule: `a ${row}×${column} window must fit into its padded input`,
    got: describeShape(input),
    remedy: 'Give the network a larger input',
  });
}

function axisWindow(options: WindowOptions, axis: keyof RowColumn): AxisWindow {
  const { kernel, stride = 1, dilation = 1, padding = 'same', rounding = 'down' } = options;
  return {
    taps: perAxis(kernel)[axis],
    stride: perAxis(stride)[axis],
    dilation: perAxis(dilation)[axis],
    padding: padding === 'same' ? 'same' : perAxis(padding)[axis],
    rounding,
  };
}
