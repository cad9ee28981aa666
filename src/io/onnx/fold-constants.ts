import { broadcastShape, type NodeCall } from './node-call.ts';
import { intAttribute, type OnnxNode } from './onnx-node.ts';
import { ELEMENT_TYPES } from './onnx-schema.ts';
import { sliceBounds, sliceExtent } from './operators/parts.ts';
import { constantTensor, elementsOf, type Tensor } from './tensor.ts';
import { MOST_ELEMENTS } from './tensor-elements.ts';

type ScalarRule = (...values: readonly number[]) => number;

/** Element by element on small constants; what exporters write shapes with. */
const SCALAR_RULES: Readonly<Record<string, ScalarRule>> = {
  Add: (a = 0, b = 0) => a + b,
  Sub: (a = 0, b = 0) => a - b,
  Mul: (a = 1, b = 1) => a * b,
  Div: (a = 0, b = 1) => a / b,
  Mod: (a = 0, b = 1) => a % b,
  Pow: (a = 0, b = 1) => a ** b,
  Min: Math.min,
  Max: Math.max,
  Neg: (a = 0) => -a,
  Abs: (a = 0) => Math.abs(a),
  Sqrt: (a = 0) => Math.sqrt(a),
  Floor: (a = 0) => Math.floor(a),
  Ceil: (a = 0) => Math.ceil(a),
  Round: (a = 0) => Math.round(a),
  Identity: (a = 0) => a,
  Equal: (a, b) => Number(a === b),
  Less: (a = 0, b = 0) => Number(a < b),
  Greater: (a = 0, b = 0) => Number(a > b),
  Not: (a) => Number(a === 0),
  And: (a, b) => Number(a !== 0 && b !== 0),
  Or: (a, b) => Number(a !== 0 || b !== 0),
  Where: (condition, a = 0, b = 0) => (condition === 0 ? b : a),
};

/**
 * The result of a node whose inputs are all small constants of known elements; null where it must be left to its
 * operator's rule, which tells the shape without the elements.
 */
export function foldConstants(call: NodeCall): Tensor | null {
  const inputs = call.inputs.filter((tensor) => tensor !== undefined);
  if (inputs.length === 0 || inputs.some((tensor) => tensor.elements === null)) return null;
  switch (call.node.operator) {
    case 'Cast':
      return cast(call.node, inputs);
    case 'Concat':
      return concatVectors(inputs);
    case 'Gather':
      return gatherVector(inputs);
    case 'Slice':
      return sliceVector(call, inputs);
    case 'ReduceProd':
      return reduceProduct(call.node, inputs);
    default:
      return elementByElement(call.node, inputs);
  }
}

function elementByElement(node: OnnxNode, inputs: readonly Tensor[]): Tensor | null {
  const rule = SCALAR_RULES[node.operator];
  if (rule === undefined || node.domain !== '') return null;
  const shape = broadcastShape(
    node,
    inputs.map((tensor) => tensor.shape),
  );
  if (elementsOf(shape) > MOST_ELEMENTS) return null;
  // Whole numbers divide as in C, without a remainder.
  const isWhole = inputs.every(({ elementType }) => isInteger(elementType));
  const elements = Array.from({ length: elementsOf(shape) }, (_, index) => {
    const value = rule(...inputs.map((tensor) => elementAt(tensor, shape, index)));
    return isWhole ? Math.trunc(value) : value;
  });
  return constantTensor(elements, shape, inputs.at(-1)?.elementType);
}

/** The element of a stretched tensor at a place of the result. */
function elementAt({ shape, elements }: Tensor, result: readonly number[], index: number): number {
  let rest = index;
  let place = 0;
  let step = 1;
  for (let back = 1; back <= shape.length; back++) {
    const extent = result.at(-back) ?? 1;
    const own = shape.at(-back) ?? 1;
    place += (own === 1 ? 0 : rest % extent) * step;
    rest = Math.floor(rest / extent);
    step *= own;
  }
  return elements?.[place] ?? 0;
}

function cast(node: OnnxNode, [input]: readonly Tensor[]): Tensor | null {
  if (input === undefined || input.elements === null) return null;
  const elementType = intAttribute(node, 'to', ELEMENT_TYPES.float);
  const elements = isInteger(elementType) ? input.elements.map(Math.trunc) : input.elements;
  return constantTensor(elements, input.shape, elementType);
}

function concatVectors(inputs: readonly Tensor[]): Tensor | null {
  if (inputs.some(({ shape }) => shape.length !== 1)) return null;
  const elements = inputs.flatMap((tensor) => tensor.elements ?? []);
  return constantTensor(elements, [elements.length], inputs[0]?.elementType);
}

function gatherVector([source, indices]: readonly Tensor[]): Tensor | null {
  if (source?.shape.length !== 1 || indices === undefined) return null;
  const elements = (indices.elements ?? []).map((index) => source.elements?.at(index) ?? 0);
  return constantTensor(elements, indices.shape, source.elementType);
}

function sliceVector(call: NodeCall, [source]: readonly Tensor[]): Tensor | null {
  const bounds = sliceBounds(call);
  if (source?.shape.length !== 1 || bounds === null) return null;
  const [start = 0] = bounds.starts;
  const [end = start] = bounds.ends;
  const [step = 1] = bounds.steps ?? [];
  const { first, count } = sliceExtent(source.shape[0] ?? 0, { start, end, step });
  const elements = Array.from(
    { length: count },
    (_, index) => source.elements?.[first + index * step] ?? 0,
  );
  return constantTensor(elements, [elements.length], source.elementType);
}

function reduceProduct(node: OnnxNode, [source]: readonly Tensor[]): Tensor | null {
  if (source === undefined || source.elements === null || source.shape.length > 1) return null;
  const keepsRank = intAttribute(node, 'keepdims', 1) === 1 && source.shape.length === 1;
  const product = source.elements.reduce((all, one) => all * one, 1);
  return constantTensor([product], keepsRank ? [1] : [], source.elementType);
}

function isInteger(elementType: number): boolean {
  const { int32, int64, int8, uint8, bool } = ELEMENT_TYPES;
  return [int32, int64, int8, uint8, bool].some((one) => one === elementType);
}
