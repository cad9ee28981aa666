import { appendLayer, describeTensorShape, type NodeCall, requiredInput } from '../node-call.ts';
import { intAttribute, nodeError } from '../onnx-node.ts';
import { elementsOf, isActivation, type Tensor } from '../tensor.ts';

/** Two matrices, or stacks of them: [… × rows × contracted]·[… × contracted × columns]. */
interface Factors {
  readonly left: Tensor;
  readonly right: Tensor;
  readonly rows: number;
  readonly contracted: number;
  readonly columns: number;
  /** Shape of the result. */
  readonly shape: readonly number[];
  readonly bias: Tensor | undefined;
}

/** Gemm: a fully connected layer, or a product of two feature maps. */
export function gemm(call: NodeCall): Tensor {
  const { node } = call;
  const left = requiredInput(call, 0);
  const right = requiredInput(call, 1);
  const [rows, contracted] = oriented(left.shape, intAttribute(node, 'transA', 0) === 1);
  const [inner, columns] = oriented(right.shape, intAttribute(node, 'transB', 0) === 1);
  if (left.shape.length !== 2 || right.shape.length !== 2 || contracted !== inner)
    throw mismatch(call, left, right);
  const shape = [rows, columns];
  return product(call, { left, right, rows, contracted, columns, shape, bias: call.inputs[2] });
}

/** MatMul: weights on either side, or two feature maps. */
export function matmul(call: NodeCall): Tensor {
  return matmulOf(call, requiredInput(call, 0), requiredInput(call, 1));
}

/** A product of `left` and `right` as numpy's `matmul` has it. */
export function matmulOf(call: NodeCall, left: Tensor, right: Tensor): Tensor {
  const leftShape = left.shape.length === 1 ? [1, ...left.shape] : left.shape;
  const rightShape = right.shape.length === 1 ? [...right.shape, 1] : right.shape;
  const [rows, contracted] = lastTwo(leftShape);
  const [inner, columns] = lastTwo(rightShape);
  const stack = stackedShape(leftShape.slice(0, -2), rightShape.slice(0, -2));
  if (contracted !== inner || stack === undefined) throw mismatch(call, left, right);
  const shape = [
    ...stack,
    ...(left.shape.length === 1 ? [] : [rows]),
    ...(right.shape.length === 1 ? [] : [columns]),
  ];
  return product(call, { left, right, rows, contracted, columns, shape, bias: undefined });
}

function product(call: NodeCall, factors: Factors): Tensor {
  const { left, right, shape } = factors;
  if (!isActivation(left) && !isActivation(right)) {
    const trained = [...left.trained, ...right.trained];
    return { ...right, shape, elements: null, trained, origin: call.node.name };
  }
  if (isActivation(left) && isActivation(right)) return featureMapProduct(call, factors);
  if (isActivation(left)) return weightsOnRight(call, factors);
  const { rows, columns } = factors;
  return weightsOnRight(call, {
    ...factors,
    left: right,
    right: left,
    rows: columns,
    columns: rows,
  });
}

/** Each row of `left` times the same matrix; a stack of matrices has a group for each. */
function weightsOnRight(call: NodeCall, factors: Factors): Tensor {
  const { left, right, contracted, columns, shape, bias } = factors;
  const groups = elementsOf(right.shape) / (contracted * columns);
  const rows = elementsOf(shape) / (groups * columns);
  const N = groups === 1 && rows % call.batch === 0 ? call.batch : 1;
  const output = { channels: groups * columns, height: rows / N, width: 1 };
  return appendLayer(
    call,
    { operator: 'gemm', extents: { N, G: groups, P: rows / N, C: contracted, K: columns } },
    { inputs: [left], weights: right, trained: bias === undefined ? [] : [bias] },
    { shape, elementType: left.elementType, featureShape: output },
  );
}

/** A group for each matrix on the right; those on the left that share one are put together in its rows. */
function featureMapProduct(call: NodeCall, factors: Factors): Tensor {
  const { left, right, contracted, columns, shape } = factors;
  const G = elementsOf(right.shape) / (contracted * columns);
  const rows = elementsOf(shape) / (G * columns);
  if (!Number.isInteger(rows)) throw mismatch(call, left, right);
  return appendLayer(
    call,
    { operator: 'gemm', extents: { G, P: rows, C: contracted, K: columns } },
    { inputs: [left, right] },
    { shape, elementType: left.elementType, featureShape: null },
  );
}

function oriented(shape: readonly number[], transposed: boolean): [number, number] {
  const [first = 1, second = 1] = shape;
  return transposed ? [second, first] : [first, second];
}

function lastTwo(shape: readonly number[]): [number, number] {
  return [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
}

function stackedShape(left: readonly number[], right: readonly number[]): number[] | undefined {
  const rank = Math.max(left.length, right.length);
  const extents = Array.from({ length: rank }, (_, index) => {
    const a = left[left.length - rank + index] ?? 1;
    const b = right[right.length - rank + index] ?? 1;
    return a === b || b === 1 ? a : a === 1 ? b : Number.NaN;
  });
  return extents.some(Number.isNaN) ? undefined : extents;
}

function mismatch({ node }: NodeCall, left: Tensor, right: Tensor) {
  return nodeError(node, {
    rule: 'the columns of the first factor must be the rows of the second',
    got: `${describeTensorShape(left.shape)} and ${describeTensorShape(right.shape)}`,
  });
}
