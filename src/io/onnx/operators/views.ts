import {
  describeTensorShape,
  knownElements,
  type NodeCall,
  requiredInput,
  resolveAxis,
} from '../node-call.ts';
import { intAttribute, intsAttribute, nodeError } from '../onnx-node.ts';
import { elementsOf, isActivation, isVector, type Tensor, viewOf } from '../tensor.ts';

/** Reshape, with 0 for an extent that stays and −1 for the rest. */
export function reshape(call: NodeCall): Tensor {
  const { node, declaredShape } = call;
  const input = requiredInput(call, 0);
  const known = call.inputs[1]?.elements ?? intsAttribute(node, 'shape');
  if (known === undefined && declaredShape !== null) return viewOf(input, declaredShape, node.name);
  const wanted = known ?? knownElements(call, 1) ?? [];
  const keepsZero = intAttribute(node, 'allowzero', 0) === 1;
  const stated = wanted.map((extent, axis) =>
    extent === 0 && !keepsZero ? (input.shape[axis] ?? 0) : extent,
  );
  const rest = elementsOf(input.shape) / elementsOf(stated.filter((extent) => extent !== -1));
  const shape = stated.map((extent) => (extent === -1 ? rest : extent));
  if (elementsOf(shape) !== elementsOf(input.shape) || !shape.every(Number.isInteger)) {
    throw nodeError(node, {
      rule: `must keep the ${elementsOf(input.shape)} elements of ${describeTensorShape(input.shape)}`,
      got: describeTensorShape(wanted),
      remedy: 'If the model was exported for one batch size or sequence length, give that one',
    });
  }
  return viewOf(input, shape, node.name);
}

/** Flatten: all dimensions before `axis` as one, and all others as one. */
export function flatten(call: NodeCall): Tensor {
  const input = requiredInput(call, 0);
  const axis = intAttribute(call.node, 'axis', 1);
  const rank = input.shape.length;
  const at = axis === rank ? rank : resolveAxis(call.node, axis, rank);
  const shape = [elementsOf(input.shape.slice(0, at)), elementsOf(input.shape.slice(at))];
  return viewOf(input, shape, call.node.name);
}

/** Transpose. */
export function transpose(call: NodeCall): Tensor {
  const input = requiredInput(call, 0);
  const order =
    intsAttribute(call.node, 'perm') ?? input.shape.map((_, axis) => input.shape.length - 1 - axis);
  const shape = order.map((axis) => input.shape[axis] ?? 1);
  const view = viewOf(input, shape, call.node.name);
  return isVector(input) ? view : { ...view, elements: null };
}

/** Squeeze: drops dimensions of one element. */
export function squeeze(call: NodeCall): Tensor {
  const { node } = call;
  const input = requiredInput(call, 0);
  const stated = intsAttribute(node, 'axes') ?? knownElements(call, 1);
  const axes = stated?.map((axis) => resolveAxis(node, axis, input.shape.length));
  const shape = input.shape.filter((extent, axis) =>
    axes === undefined ? extent !== 1 : !axes.includes(axis),
  );
  return viewOf(input, shape, node.name);
}

/** Unsqueeze: inserts dimensions of one element. */
export function unsqueeze(call: NodeCall): Tensor {
  const { node } = call;
  const input = requiredInput(call, 0);
  const stated = intsAttribute(node, 'axes') ?? knownElements(call, 1) ?? [];
  const rank = input.shape.length + stated.length;
  const axes = stated.map((axis) => resolveAxis(node, axis, rank));
  const extents = [...input.shape];
  const shape = Array.from({ length: rank }, (_, axis) =>
    axes.includes(axis) ? 1 : (extents.shift() ?? 1),
  );
  return viewOf(input, shape, node.name);
}

/** Expand: repeats along dimensions of one element. */
export function expand(call: NodeCall): Tensor {
  const { node, declaredShape } = call;
  const input = requiredInput(call, 0);
  const known = call.inputs[1]?.elements;
  if (known === null && declaredShape !== null) return viewOf(input, declaredShape, node.name);
  const wanted = knownElements(call, 1) ?? [];
  const rank = Math.max(wanted.length, input.shape.length);
  const shape = Array.from({ length: rank }, (_, index) => {
    const own = input.shape[input.shape.length - rank + index] ?? 1;
    return own === 1 ? (wanted[wanted.length - rank + index] ?? 1) : own;
  });
  return viewOf(input, shape, node.name);
}

/** Pad: the border counts as input, and costs nothing by itself. */
export function pad(call: NodeCall): Tensor {
  const { node } = call;
  const input = requiredInput(call, 0);
  const rank = input.shape.length;
  const pads = intsAttribute(node, 'pads') ?? knownElements(call, 1) ?? [];
  const stated = knownElements(call, 3);
  const axes = stated?.map((axis) => resolveAxis(node, axis, rank)) ?? [...input.shape.keys()];
  const shape = input.shape.map((extent, axis) => {
    const at = axes.indexOf(axis);
    return at < 0 ? extent : extent + (pads[at] ?? 0) + (pads[at + axes.length] ?? 0);
  });
  const featureShape =
    input.featureShape !== null && rank === 4
      ? { channels: shape[1] ?? 1, height: shape[2] ?? 1, width: shape[3] ?? 1 }
      : null;
  return { ...viewOf(input, shape, node.name), featureShape };
}

/** Concat: tensors side by side; what reads the result reads each part where it was written. */
export function concatenation(call: NodeCall): Tensor {
  const { node } = call;
  const parts = call.inputs.filter((tensor) => tensor !== undefined);
  const first = requiredInput(call, 0);
  const axis = resolveAxis(node, intAttribute(node, 'axis', 1), first.shape.length);
  const fits = (part: Tensor) =>
    part.shape.length === first.shape.length &&
    part.shape.every((extent, at) => at === axis || extent === first.shape[at]);
  if (!parts.every(fits)) {
    throw nodeError(node, {
      rule: `inputs must have the same shape but for dimension ${axis}`,
      got: parts.map((part) => describeTensorShape(part.shape)).join(' and '),
    });
  }
  const length = parts.reduce((sum, part) => sum + (part.shape[axis] ?? 0), 0);
  const shape = first.shape.with(axis, length);
  const like = parts.find(isActivation) ?? first;
  return {
    ...viewOf(like, shape, node.name),
    elements: null,
    producers: [...new Set(parts.flatMap((part) => part.producers))],
    trained: parts.flatMap((part) => part.trained),
  };
}

/** DepthToSpace and SpaceToDepth: blocks of pixels become channels, or the other way round. */
export function spaceToDepth(direction: 'to-depth' | 'to-space') {
  return (call: NodeCall): Tensor => {
    const input = requiredInput(call, 0);
    const block = intAttribute(call.node, 'blocksize', 1);
    const [samples = 1, channels = 1, rows = 1, columns = 1] = input.shape;
    const factor = direction === 'to-depth' ? block : 1 / block;
    const shape = [samples, channels * factor * factor, rows / factor, columns / factor];
    return viewOf(input, shape, call.node.name);
  };
}
