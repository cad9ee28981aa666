import {
  appendLayer,
  knownElements,
  type NodeCall,
  requiredInput,
  resolveAxis,
} from '../node-call.ts';
import { intAttribute, intsAttribute, nodeError } from '../onnx-node.ts';
import { constantTensor, elementsOf, isActivation, samplesOf, type Tensor } from '../tensor.ts';
import { readWindow, type Window, windowShape } from './window.ts';

/** MaxPool, AveragePool: a window, channel by channel. */
export function pooling(call: NodeCall): Tensor {
  const input = requiredInput(call, 0);
  const taps = intsAttribute(call.node, 'kernel_shape');
  if (taps === undefined) {
    throw nodeError(call.node, { rule: 'must have the attribute kernel_shape' });
  }
  return appendPool(call, input, readWindow(call, input.shape, taps));
}

/** GlobalAveragePool, GlobalMaxPool: one window over all rows and columns. */
export function globalPooling(call: NodeCall): Tensor {
  const input = requiredInput(call, 0);
  const [, , row = 1, ...others] = input.shape;
  const unit = { row: 1, column: 1 };
  const taps = { row, column: elementsOf(others) };
  const pooled = appendPool(call, input, { taps, stride: unit, dilation: unit, outputs: unit });
  return { ...pooled, shape: [...input.shape.slice(0, 2), ...input.shape.slice(2).map(() => 1)] };
}

function appendPool(call: NodeCall, input: Tensor, window: Window): Tensor {
  const { taps, stride, dilation, outputs } = window;
  const [samples = 1, channels = 1] = input.shape;
  const extents = {
    N: samples,
    G: channels,
    P: outputs.row,
    Q: outputs.column,
    R: taps.row,
    S: taps.column,
  };
  return appendLayer(
    call,
    { operator: 'pool', extents, stride, dilation },
    { inputs: [input] },
    {
      shape: windowShape(input.shape, channels, window),
      elementType: input.elementType,
      featureShape: { channels, height: outputs.row, width: outputs.column },
    },
  );
}

/** ReduceMean and its kind: a pooling window over the reduced dimensions, rows and columns of an image where it is one. */
export function reduction(call: NodeCall): Tensor {
  const { node, batch } = call;
  const input = requiredInput(call, 0);
  const axes = reducedAxes(call, input.shape.length);
  const kept = input.shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));
  const keepsRank = intAttribute(node, 'keepdims', 1) === 1;
  const shape = keepsRank ? kept : kept.filter((_, axis) => !axes.includes(axis));
  if (!isActivation(input)) return { ...constantTensor([], shape), elements: null };
  const isImage = input.shape.length === 4 && axes.every((axis) => axis >= 2);
  const reduced = input.shape.filter((_, axis) => axes.includes(axis));
  const [row = 1, column = 1] = isImage ? reduced : [elementsOf(reduced), 1];
  const { count } = samplesOf({ ...input, shape: kept, featureShape: null }, batch);
  const channels = elementsOf(kept) / count;
  return appendLayer(
    call,
    { operator: 'pool', extents: { N: count, G: channels, R: row, S: column } },
    { inputs: [input] },
    {
      shape,
      elementType: input.elementType,
      featureShape: { channels, height: 1, width: 1 },
    },
  );
}

function reducedAxes(call: NodeCall, rank: number): number[] {
  const { node } = call;
  const stated = intsAttribute(node, 'axes') ?? knownElements(call, 1) ?? [];
  const all = Array.from({ length: rank }, (_, axis) => axis);
  if (stated.length > 0) return stated.map((axis) => resolveAxis(node, axis, rank));
  return intAttribute(node, 'noop_with_empty_axes', 0) === 1 ? [] : all;
}
