import {
  describeTensorShape,
  knownElements,
  type NodeCall,
  requiredInput,
  resolveAxis,
} from '../node-call.ts';
import { intAttribute, intsAttribute, nodeError } from '../onnx-node.ts';
import { elementsOf, isActivation, type Tensor, viewOf } from '../tensor.ts';
import { appendElementwise } from './pointwise.ts';

/** Slice: a part of a tensor is read where it was written. */
export function slice(call: NodeCall): Tensor {
  const { node, declaredShape } = call;
  const input = requiredInput(call, 0);
  const bounds = sliceBounds(call);
  if (bounds === null && declaredShape !== null) return partOf(input, declaredShape, node.name);
  const { starts, ends, axes, steps } = bounds ?? statedBounds(call);
  const shape = [...input.shape];
  starts.forEach((start, index) => {
    const axis = resolveAxis(node, axes?.[index] ?? index, input.shape.length);
    const range = { start, end: ends[index] ?? start, step: steps?.[index] ?? 1 };
    shape[axis] = sliceExtent(input.shape[axis] ?? 1, range).count;
  });
  return partOf(input, shape, node.name);
}

interface SliceRange {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** Where a slice of `length` begins, and how many elements it takes, as numpy counts them. */
export function sliceExtent(length: number, { start, end, step }: SliceRange) {
  const fromStart = (at: number) => (at < 0 ? at + length : at);
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const clamp = (at: number) => Math.min(Math.max(fromStart(at), low), high);
  const first = clamp(start);
  return { first, count: Math.max(0, Math.ceil((clamp(end) - first) / step)) };
}

/** The bounds of a slice; null where one of them depends on the network's input. */
export function sliceBounds(call: NodeCall) {
  const unknown = call.inputs.slice(1).some((tensor) => tensor?.elements === null);
  return unknown ? null : statedBounds(call);
}

function statedBounds(call: NodeCall) {
  const { node } = call;
  return {
    starts: intsAttribute(node, 'starts') ?? knownElements(call, 1) ?? [],
    ends: intsAttribute(node, 'ends') ?? knownElements(call, 2) ?? [],
    axes: intsAttribute(node, 'axes') ?? knownElements(call, 3),
    steps: knownElements(call, 4),
  };
}

/** Split: parts of a tensor, each read where it was written. */
export function split(call: NodeCall): readonly Tensor[] {
  const { node } = call;
  const input = requiredInput(call, 0);
  const axis = resolveAxis(node, intAttribute(node, 'axis', 0), input.shape.length);
  const length = input.shape[axis] ?? 1;
  const each = Math.ceil(length / node.outputs.length);
  const stated = intsAttribute(node, 'split') ?? knownElements(call, 1);
  return node.outputs.map((_, index) => {
    const extent = stated?.[index] ?? Math.min(each, length - index * each);
    return partOf(input, input.shape.with(axis, extent), `${node.name}/${index}`);
  });
}

/**
 * Gather: a look-up in a trained table is an element-wise layer, as every row that is looked up moves; a part of a
 * feature map is read where it was written.
 */
export function gather(call: NodeCall): Tensor {
  const { node } = call;
  const source = requiredInput(call, 0);
  const indices = requiredInput(call, 1);
  const axis = resolveAxis(node, intAttribute(node, 'axis', 0), source.shape.length);
  const shape = [...source.shape.slice(0, axis), ...indices.shape, ...source.shape.slice(axis + 1)];
  if (isActivation(source) || !isActivation(indices)) return partOf(source, shape, node.name);
  const like = { ...indices, shape, elementType: source.elementType, featureShape: null };
  return appendElementwise(call, like, { inputs: [indices], trained: [source] });
}

function partOf(input: Tensor, shape: readonly number[], name: string): Tensor {
  if (shape.every((extent) => Number.isInteger(extent) && extent >= 0)) {
    const same = elementsOf(shape) === elementsOf(input.shape);
    return same ? viewOf(input, shape, name) : { ...viewOf(input, shape, name), elements: null };
  }
  throw new RangeError(`${name}: a part of shape ${describeTensorShape(shape)}`);
}

/** Tile: the same elements several times. */
export function tile(call: NodeCall): Tensor {
  const input = requiredInput(call, 0);
  const repeats = knownElements(call, 1) ?? [];
  if (repeats.length !== input.shape.length) {
    const rule = `must give ${input.shape.length} repeats`;
    throw nodeError(call.node, { rule, got: String(repeats.length) });
  }
  const shape = input.shape.map((extent, axis) => extent * (repeats[axis] ?? 1));
  return partOf(input, shape, call.node.name);
}
