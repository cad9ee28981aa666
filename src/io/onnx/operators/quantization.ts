import { type NodeCall, requiredInput } from '../node-call.ts';
import { ELEMENT_TYPES } from '../onnx-schema.ts';
import type { Tensor } from '../tensor.ts';
import { appendConvolution } from './convolution.ts';
import { matmulOf } from './product.ts';

/** QuantizeLinear: folded; the layer before writes its results at the narrower width. */
export function quantizeLinear(call: NodeCall): Tensor {
  const input = requiredInput(call, 0);
  const elementType = call.inputs[2]?.elementType ?? ELEMENT_TYPES.uint8;
  return quantized(call, input, elementType);
}

/** DequantizeLinear: folded; what reads the result can read the narrow numbers. */
export function dequantizeLinear(call: NodeCall): Tensor {
  const input = requiredInput(call, 0);
  const bits = integerBits(input.elementType);
  return {
    ...input,
    elements: null,
    elementType: ELEMENT_TYPES.float,
    quantizedBits: bits ?? input.quantizedBits,
  };
}

/** DynamicQuantizeLinear: the numbers, their scale and their zero point. */
export function dynamicQuantizeLinear(call: NodeCall): readonly Tensor[] {
  const narrow = quantized(call, requiredInput(call, 0), ELEMENT_TYPES.uint8);
  const scalar = { ...narrow, shape: [], featureShape: null };
  return [narrow, { ...scalar, elementType: ELEMENT_TYPES.float }, scalar];
}

/** QLinearConv: x, its scale and zero point, w, its two, y's two, bias. */
export function quantizedConvolution(call: NodeCall): Tensor {
  const convolved = appendConvolution(call, {
    image: narrowInput(call, 0),
    weights: narrowInput(call, 3),
    bias: call.inputs[8],
  });
  return quantized(call, convolved, call.inputs[7]?.elementType ?? ELEMENT_TYPES.uint8);
}

/** ConvInteger: x, w, their zero points. */
export function integerConvolution(call: NodeCall): Tensor {
  const image = narrowInput(call, 0);
  return appendConvolution(call, { image, weights: narrowInput(call, 1), bias: undefined });
}

/** QLinearMatMul: a, its scale and zero point, b, its two, y's two. */
export function quantizedMatmul(call: NodeCall): Tensor {
  const product = matmulOf(call, narrowInput(call, 0), narrowInput(call, 3));
  return quantized(call, product, call.inputs[7]?.elementType ?? ELEMENT_TYPES.uint8);
}

/** MatMulInteger: a, b, their zero points. */
export function integerMatmul(call: NodeCall): Tensor {
  return matmulOf(call, narrowInput(call, 0), narrowInput(call, 1));
}

function narrowInput(call: NodeCall, index: number): Tensor {
  const tensor = requiredInput(call, index);
  return { ...tensor, quantizedBits: integerBits(tensor.elementType) ?? tensor.quantizedBits };
}

function quantized({ layers }: NodeCall, input: Tensor, elementType: number): Tensor {
  const bits = integerBits(elementType);
  const [producer, ...others] = input.producers;
  if (bits !== null && others.length === 0 && typeof producer === 'string')
    layers.narrowOutputs(producer, bits);
  return { ...input, elements: null, elementType, quantizedBits: bits };
}

function integerBits(elementType: number): number | null {
  switch (elementType) {
    case ELEMENT_TYPES.uint8:
    case ELEMENT_TYPES.int8:
      return 8;
    case ELEMENT_TYPES.int4:
    case ELEMENT_TYPES.uint4:
      return 4;
    default:
      return null;
  }
}
