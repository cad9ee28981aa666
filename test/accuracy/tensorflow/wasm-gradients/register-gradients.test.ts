import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { normalizeBatch } from '../../../../src/accuracy/tensorflow/batch-norm.ts';
import { openBackend } from '../../../../src/accuracy/tensorflow/open-backend.ts';
import { createRandom } from '../../../../src/base/random.ts';

type Operation = (x: tf.Tensor, ...others: tf.Tensor[]) => tf.Tensor;

/** An operation with the shapes of its inputs; the gradient of each is held. */
interface Case {
  readonly name: string;
  readonly shapes: readonly (readonly number[])[];
  readonly operation: Operation;
  /** For central differences: large where the output is linear in each input, as then nothing is lost by it. */
  readonly step: number;
}

const image = (tensor: tf.Tensor | undefined) => tensor as tf.Tensor4D;

/** The cpu backend of TensorFlow.js 4.22 shares an output among padding, too, which its own forward pass leaves out. */
const WRONG_ON_CPU = [
  'avg pooling of 3×3 at stride 1 of 6×6',
  'avg pooling of 3×3 at stride 2 of 7×7',
];

function conv(size: number, taps: number, stride: number, pad: 'same' | 'valid' | number): Case {
  return {
    name: `a ${taps}×${taps} convolution at stride ${stride}, padding ${pad}, of ${size}×${size}`,
    shapes: [
      [2, size, size, 3],
      [taps, taps, 3, 4],
    ],
    operation: (x, filter) => tf.conv2d(image(x), image(filter), stride, pad),
    step: 0.5,
  };
}

function depthwise(size: number, taps: number, stride: number, pad: 'same' | 'valid'): Case {
  return {
    name: `a ${taps}×${taps} depthwise convolution at stride ${stride}, padding ${pad}, of ${size}×${size}`,
    shapes: [
      [2, size, size, 3],
      [taps, taps, 3, 1],
    ],
    operation: (x, filter) => tf.depthwiseConv2d(image(x), image(filter), stride, pad),
    step: 0.5,
  };
}

function pool(kind: 'avg' | 'max', size: number, taps: number, stride: number): Case {
  return {
    name: `${kind} pooling of ${taps}×${taps} at stride ${stride} of ${size}×${size}`,
    shapes: [[2, size, size, 3]],
    operation: (x) => (kind === 'avg' ? tf.avgPool : tf.maxPool)(image(x), taps, stride, 'same'),
    step: kind === 'avg' ? 0.5 : 1e-3,
  };
}

const CASES: readonly Case[] = [
  conv(6, 3, 1, 'same'),
  conv(6, 1, 1, 'same'),
  conv(6, 3, 2, 'same'),
  conv(7, 3, 2, 'same'),
  conv(7, 5, 3, 'same'),
  conv(7, 3, 2, 'valid'),
  conv(8, 3, 2, 'valid'),
  conv(6, 1, 2, 'same'),
  conv(6, 3, 2, 1),
  depthwise(6, 3, 1, 'same'),
  depthwise(6, 5, 2, 'same'),
  depthwise(7, 3, 2, 'same'),
  depthwise(8, 3, 2, 'valid'),
  pool('avg', 6, 3, 1),
  pool('avg', 6, 2, 2),
  pool('avg', 7, 3, 2),
  pool('max', 6, 2, 2),
  pool('max', 7, 3, 2),
  pool('max', 6, 3, 1),
  {
    name: 'rows gathered from a table',
    shapes: [[5, 4]],
    operation: (x) => tf.gather(x, tf.tensor1d([1, 1, 4, 0], 'int32')),
    step: 0.5,
  },
  {
    name: 'batch normalisation',
    shapes: [[4, 3, 3, 2], [2], [2]],
    operation: (x, scale, shift) => normalizeBatch(image(x), image(scale), image(shift)),
    step: 0.02,
  },
  {
    name: 'a fully connected layer',
    shapes: [
      [5, 6],
      [6, 3],
    ],
    operation: (x, weights) => tf.matMul(x as tf.Tensor2D, weights as tf.Tensor2D),
    step: 0.5,
  },
];

function randomTensor(shape: readonly number[], seed: number): Float32Array {
  const random = createRandom(seed);
  const size = shape.reduce((product, extent) => product * extent, 1);
  return Float32Array.from({ length: size }, () => random.normal());
}

/** The sum of the outputs, each with a weight of its own, so that no gradient is hidden by a symmetry. */
function weighted(output: tf.Tensor): tf.Scalar {
  const weights = tf.tensor(randomTensor(output.shape, 99), output.shape);
  return tf.sum(tf.mul(output, weights)) as tf.Scalar;
}

/** The operation on the inputs that a case has. */
function apply({ operation }: Case, given: readonly tf.Tensor[]): tf.Tensor {
  const [x, ...others] = given;
  return x === undefined ? tf.scalar(0) : operation(x, ...others);
}

function valuesOf(tensor: tf.Tensor): Float32Array {
  return Float32Array.from(tensor.dataSync());
}

function gradientsOf(one: Case): Float32Array[] {
  return tf.tidy(() => {
    const inputs = one.shapes.map((shape, index) =>
      tf.tensor(randomTensor(shape, index), [...shape]),
    );
    const gradients = tf.grads((...given: tf.Tensor[]) => weighted(apply(one, given)))(inputs);
    return gradients.map(valuesOf);
  });
}

/** Central differences; the sum is made in float64, as its rounding in float32 would be taken for a slope. */
function differencesOf(one: Case): Float32Array[] {
  const { shapes, step } = one;
  const values = shapes.map((shape, index) => randomTensor(shape, index));
  const loss = () =>
    tf.tidy(() => {
      const inputs = values.map((input, at) => tf.tensor(input.slice(), [...(shapes[at] ?? [])]));
      const output = apply(one, inputs);
      const weights = randomTensor(output.shape, 99);
      return valuesOf(output).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
    });
  return values.map((input) =>
    input.map((value, at) => {
      input[at] = value + step;
      const above = loss();
      input[at] = value - step;
      const below = loss();
      input[at] = value;
      return (above - below) / (2 * step);
    }),
  );
}

/** The largest difference of all elements, as a share of the largest gradient. */
function relativeError(a: readonly Float32Array[], b: readonly Float32Array[] = []): number {
  const largest = (values: Float32Array) =>
    values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const errors = a.map((values, index) => {
    const others = b[index] ?? new Float32Array(values.length).fill(Number.NaN);
    return largest(values.map((x, at) => x - (others[at] ?? Number.NaN))) / largest(values);
  });
  return Math.max(...errors);
}

describe('The gradients on wasm', () => {
  const onCpu = new Map<string, Float32Array[]>();

  beforeAll(async () => {
    await openBackend('cpu');
    for (const one of CASES) onCpu.set(one.name, gradientsOf(one));
    expect((await openBackend('wasm')).name).toBe('wasm');
  });

  for (const one of CASES) {
    const isWrongOnCpu = WRONG_ON_CPU.includes(one.name);
    const relation = isWrongOnCpu ? 'unlike those of the cpu backend' : 'those of the cpu backend';
    it(`of ${one.name} are ${relation}`, () => {
      const error = relativeError(gradientsOf(one), onCpu.get(one.name));
      if (isWrongOnCpu) expect(error).toBeGreaterThan(0.1);
      else expect(error).toBeLessThan(1e-5);
    });

    it(`of ${one.name} are the slopes that finite differences find`, () => {
      expect(relativeError(gradientsOf(one), differencesOf(one))).toBeLessThan(1e-3);
    });
  }

  it('leave no tensors behind', () => {
    const before = tf.memory().numTensors;
    for (const one of CASES) gradientsOf(one);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('are refused where they would be wrong: two depthwise filters a channel, or taps apart', () => {
    const x = tf.ones<tf.Rank.R4>([1, 4, 4, 2]);
    const twoFilters = tf.ones<tf.Rank.R4>([3, 3, 2, 2]);
    const gradient = tf.grad((filter: tf.Tensor) =>
      tf.depthwiseConv2d(x, image(filter), 1, 'same'),
    );
    expect(() => gradient(twoFilters)).toThrow('several depthwise filters');
  });
});
