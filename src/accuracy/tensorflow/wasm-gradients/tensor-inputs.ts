import * as tf from '@tensorflow/tfjs-core';

/** What TensorFlow.js hands a kernel, read without casts. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

export function tensorInput({ inputs }: KernelCall, name: string): tf.Tensor {
  const input = inputs[name];
  if (input instanceof tf.Tensor) return input;
  throw new TypeError(`a kernel was given no tensor "${name}"`);
}

/** An image batch: samples, rows, columns, channels. */
export function imagesInput(call: KernelCall, name: string): tf.Tensor4D {
  const input = tensorInput(call, name);
  if (isFourDimensional(input)) return input;
  throw new TypeError(`the tensor "${name}" of a kernel must have 4 dimensions, has ${input.rank}`);
}

export function isFourDimensional(tensor: tf.Tensor): tensor is tf.Tensor4D {
  return tensor.rank === 4;
}

/** A list of numbers among the attributes, e.g. a shape. */
export function numbersAttribute({ attrs }: KernelCall, name: string): readonly number[] {
  const value = attrs?.[name];
  const numbers = Array.isArray(value) ? value : [value, value];
  if (numbers.every((one) => typeof one === 'number')) return numbers;
  throw new TypeError(`a kernel was given no numbers "${name}"`);
}
