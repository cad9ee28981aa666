import { windowLength } from '../../../workload/footprint.ts';
import type { RowColumn } from '../../../workload/layer.ts';
import { describeTensorShape, type NodeCall } from '../node-call.ts';
import {
  intAttribute,
  intsAttribute,
  nodeError,
  type OnnxNode,
  textAttribute,
} from '../onnx-node.ts';

/** How a window moves over the rows and columns of an image, and how many outputs that gives. */
export interface Window {
  readonly taps: RowColumn;
  readonly stride: RowColumn;
  readonly dilation: RowColumn;
  readonly outputs: RowColumn;
}

interface Axis {
  readonly length: number;
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: readonly [number, number];
  readonly roundUp: boolean;
}

/**
 * The window of a convolution or pooling node.
 *
 * @param shape  of the input: samples, channels, then one or two lengths
 * @param taps   of the filter, one for each length
 */
export function readWindow(
  { node }: NodeCall,
  shape: readonly number[],
  taps: readonly number[],
): Window {
  const lengths = shape.slice(2);
  if (lengths.length < 1 || lengths.length > 2 || taps.length !== lengths.length) {
    throw nodeError(node, {
      rule: 'must work on images (or sequences) of samples, channels, rows and columns',
      got: describeTensorShape(shape),
    });
  }
  const axes = lengths.map((length, index) => readAxis(node, length, taps[index] ?? 1, index));
  const outputs = axes.map((axis) => outputLength(node, axis));
  const pair = (values: readonly number[]): RowColumn => ({
    row: values[0] ?? 1,
    column: values[1] ?? 1,
  });
  return {
    taps: pair(taps),
    stride: pair(axes.map(({ stride }) => stride)),
    dilation: pair(axes.map(({ dilation }) => dilation)),
    outputs: pair(outputs),
  };
}

/** The shape of what the window writes. */
export function windowShape(
  shape: readonly number[],
  channels: number,
  { outputs }: Window,
): number[] {
  const lengths = [outputs.row, outputs.column].slice(0, shape.length - 2);
  return [shape[0] ?? 1, channels, ...lengths];
}

function readAxis(node: OnnxNode, length: number, taps: number, index: number): Axis {
  const pads = intsAttribute(node, 'pads') ?? [];
  const axes = pads.length / 2;
  return {
    length,
    taps,
    stride: intsAttribute(node, 'strides')?.[index] ?? 1,
    dilation: intsAttribute(node, 'dilations')?.[index] ?? 1,
    padding: [pads[index] ?? 0, pads[axes + index] ?? 0],
    roundUp: intAttribute(node, 'ceil_mode', 0) === 1,
  };
}

/**
 * Outputs along one axis, as ONNX defines them. Rounded up, a last window counts only where it starts inside the input
 * or the padding before it.
 */
function outputLength(node: OnnxNode, axis: Axis): number {
  const { length, taps, stride, dilation, padding, roundUp } = axis;
  const autoPad = textAttribute(node, 'auto_pad', 'NOTSET');
  if (autoPad === 'SAME_UPPER' || autoPad === 'SAME_LOWER') return Math.ceil(length / stride);
  const [before, after] = autoPad === 'VALID' ? [0, 0] : padding;
  const slack = length + before + after - windowLength(1, taps, stride, dilation);
  if (slack < 0) {
    throw nodeError(node, {
      rule: `a window of ${taps} must fit into its padded input`,
      got: `a length of ${length + before + after}`,
      remedy: 'Give the network a larger input',
    });
  }
  if (!roundUp) return Math.floor(slack / stride) + 1;
  const outputs = Math.ceil(slack / stride) + 1;
  return (outputs - 1) * stride >= length + before ? outputs - 1 : outputs;
}
