import type { NodeCall } from '../node-call.ts';
import { knownElements, requiredInput } from '../node-call.ts';
import { intAttribute, nodeError, tensorAttribute } from '../onnx-node.ts';
import { ELEMENT_TYPES } from '../onnx-schema.ts';
import { constantTensor, elementsOf, type Tensor } from '../tensor.ts';
import { MOST_ELEMENTS, tensorElements } from '../tensor-elements.ts';

/** Constant: a stored tensor counts as trained where it is large, like an initializer. */
export function constant({ node }: NodeCall): Tensor {
  const tensor = tensorAttribute(node, 'value');
  if (tensor !== undefined) {
    const elementType = tensor.dataType ?? ELEMENT_TYPES.float;
    const known = { ...constantTensor([], tensor.dims ?? [], elementType), origin: node.name };
    return { ...known, elements: tensorElements(tensor), trained: node.outputs.slice(0, 1) };
  }
  const { i, f, floats, ints } = node.attributes.get('value_int') ??
    node.attributes.get('value_float') ??
    node.attributes.get('value_ints') ??
    node.attributes.get('value_floats') ?? { i: undefined };
  const list = [...(ints ?? []), ...(floats ?? [])];
  if (list.length > 0) return constantTensor(list, [list.length]);
  if (node.attributes.size === 0) throw nodeError(node, { rule: 'must have a value' });
  return constantTensor([i ?? f ?? 0], []);
}

/** Shape: known, as all sizes are fixed before the import. */
export function shapeOf(call: NodeCall): Tensor {
  const { shape } = requiredInput(call, 0);
  const end = intAttribute(call.node, 'end', shape.length);
  const part = shape.slice(intAttribute(call.node, 'start', 0), end);
  return constantTensor(part, [part.length]);
}

/** Size: the number of elements. */
export function sizeOf(call: NodeCall): Tensor {
  return constantTensor([elementsOf(requiredInput(call, 0).shape)], []);
}

/** ConstantOfShape. */
export function constantOfShape(call: NodeCall): Tensor {
  const shape = knownElements(call, 0) ?? [];
  const value = tensorAttribute(call.node, 'value');
  const [element = 0] = value === undefined ? [] : (tensorElements(value) ?? []);
  const elementType = value?.dataType ?? ELEMENT_TYPES.float;
  const count = elementsOf(shape);
  const filled = constantTensor([], shape, elementType);
  return {
    ...filled,
    elements: count > MOST_ELEMENTS ? null : Array.from({ length: count }, () => element),
  };
}

/** Range: from, to (without), step. */
export function range(call: NodeCall): Tensor {
  const [start = 0] = knownElements(call, 0) ?? [];
  const [limit = 0] = knownElements(call, 1) ?? [];
  const [step = 1] = knownElements(call, 2) ?? [];
  const count = Math.max(0, Math.ceil((limit - start) / step));
  const { elementType } = requiredInput(call, 0);
  const elements = Array.from(
    { length: Math.min(count, MOST_ELEMENTS) },
    (_, index) => start + index * step,
  );
  const known = constantTensor(elements, [count], elementType);
  return count > MOST_ELEMENTS ? { ...known, elements: null } : known;
}
