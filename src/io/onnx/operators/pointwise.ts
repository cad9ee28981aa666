import uniqBy from 'lodash/uniqBy.js';
import { appendLayer, broadcastShape, type NodeCall, requiredInput } from '../node-call.ts';
import { nodeError } from '../onnx-node.ts';
import {
  elementsOf,
  isActivation,
  isVector,
  mayBeTrained,
  samplesOf,
  type Tensor,
} from '../tensor.ts';

/** Relu, Clip, Sigmoid, Cast, Identity, Dropout and their kind: folded into the layer before, no layer of their own. */
export function foldedActivation(call: NodeCall): Tensor {
  const input = requiredInput(call, 0);
  return { ...input, elements: null };
}

/** PRelu: folded like other activations; its slopes are trained. */
export function trainedActivation(call: NodeCall): Tensor {
  const slopes = requiredInput(call, 1);
  return foldTrained(call, requiredInput(call, 0), [slopes]);
}

/**
 * Add, Mul, Where, Max and their kind, of any number of inputs.
 *
 * Folded into the layer before where it needs no other tensor: inputs that are functions of one stored tensor (as in
 * x · sigmoid(x)), constants, and trained vectors (a bias, a factor for each channel). Otherwise an element-wise layer
 * that reads every input as large as the result; smaller ones are stretched, and not counted.
 */
export function pointwise(call: NodeCall): Tensor {
  const { node } = call;
  const inputs = call.inputs.filter((tensor) => tensor !== undefined);
  const [first] = inputs;
  if (first === undefined) throw nodeError(node, { rule: 'must have an input' });
  const shape = broadcastShape(
    node,
    inputs.map((tensor) => tensor.shape),
  );
  const activations = uniqBy(inputs.filter(isActivation), ({ origin }) => origin);
  const trained = inputs.filter((tensor) => tensor.trained.length > 0 && !isActivation(tensor));
  const [source, ...others] = activations;
  if (source === undefined) {
    const names = trained.flatMap((tensor) => tensor.trained);
    return { ...first, shape, elements: null, trained: names, origin: node.name };
  }
  const widest = inputs.filter(isActivation).find((tensor) => isOf(tensor, shape));
  const vectors = trained.every((tensor) => isVector(tensor) || !isParameter(tensor));
  if (others.length === 0 && vectors && widest !== undefined)
    return foldTrained(call, widest, trained.filter(isParameter));
  const operands = [...activations, ...trained.filter(isParameter)];
  const read = operands.filter((tensor) => elementsOf(tensor.shape) === elementsOf(shape));
  return appendElementwise(call, widest ?? { ...source, shape, featureShape: null }, {
    inputs: activations,
    trained: trained.filter(isParameter),
    inputTensors: Math.max(1, read.length),
  });
}

/** An element-wise layer that writes a tensor of the shape of `like`. */
export function appendElementwise(
  call: NodeCall,
  like: Tensor,
  reads: {
    readonly inputs: readonly Tensor[];
    readonly trained?: readonly Tensor[];
    readonly inputTensors?: number;
  },
): Tensor {
  const { inputs, trained = [], inputTensors = 1 } = reads;
  const { count, shape } = samplesOf(like, call.batch);
  const extents = { N: count, G: shape.channels, P: shape.height, Q: shape.width };
  return appendLayer(
    call,
    { operator: 'elementwise', extents, inputTensors },
    { inputs, trained },
    { shape: like.shape, elementType: like.elementType, featureShape: like.featureShape },
  );
}

/** `input` with trained numbers folded into its layer, or left for the next one where it has none of its own. */
export function foldTrained(
  { layers }: NodeCall,
  input: Tensor,
  trained: readonly Tensor[],
): Tensor {
  const [producer, ...others] = input.producers;
  const folded = { ...input, elements: null };
  if (others.length === 0 && typeof producer === 'string') {
    layers.addTrained(producer, trained);
    return folded;
  }
  return { ...folded, trained: [...input.trained, ...trained.flatMap((tensor) => tensor.trained)] };
}

/** Single numbers are constants such as the scale of an attention. */
function isParameter(tensor: Tensor): boolean {
  return elementsOf(tensor.shape) > 1 && mayBeTrained(tensor.elementType);
}

function isOf(tensor: Tensor, shape: readonly number[]): boolean {
  return tensor.shape.length === shape.length && elementsOf(tensor.shape) === elementsOf(shape);
}
