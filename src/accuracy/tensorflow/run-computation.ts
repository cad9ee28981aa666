import * as tf from '@tensorflow/tfjs-core';
import type { Activation, Computation, Step } from '../../workload/computation.ts';
import {
  type BatchStatistics,
  batchStatistics,
  normalizeBatch,
  VARIANCE_FLOOR,
} from './batch-norm.ts';
import { fakeQuantize } from './fake-quantize.ts';
import type { ParameterValues } from './network-parameters.ts';

export interface RunOptions {
  /**
   * What a batch normalisation goes by: the batch's own statistics, the running ones, or nothing at all (its input passes
   * as it is, as SynFlow wants it).
   */
  readonly normalization: 'batch' | 'running' | 'none';
  /** Sees every step's output, and the statistics of its batch where they were taken. */
  readonly onStep?: (step: Step, output: tf.Tensor, statistics: BatchStatistics | null) => void;
  /** Rounds weights and feature maps to the bits of their steps; default: nothing is rounded, as in training. */
  readonly rounds?: boolean;
  /** What later steps read in place of a step's output. */
  readonly replace?: (step: Step, output: tf.Tensor4D) => tf.Tensor4D;
}

/**
 * Scores of the classes for a batch of images, samples by classes.
 *
 * @param images  samples, rows, columns, channels
 */
export function runComputation(
  computation: Computation,
  parameters: ParameterValues,
  images: tf.Tensor4D,
  options: RunOptions,
): tf.Tensor2D {
  const outputs = new Map<string, tf.Tensor4D>();
  const read = (name: string | null): tf.Tensor4D => {
    const output = name === null ? images : outputs.get(name);
    if (output === undefined) throw new RangeError(`step ${name} is read before it is computed`);
    return output;
  };
  let last = images;
  for (const step of computation.steps) {
    const { output, statistics } = runStep(step, parameters, step.inputs.map(read), options);
    options.onStep?.(step, output, statistics);
    last = options.replace?.(step, output) ?? output;
    outputs.set(step.name, last);
  }
  return tf.reshape<tf.Rank.R2>(last, [images.shape[0], last.size / images.shape[0]]);
}

interface StepResult {
  readonly output: tf.Tensor4D;
  readonly statistics: BatchStatistics | null;
}

function runStep(
  step: Step,
  parameters: ParameterValues,
  inputs: readonly tf.Tensor4D[],
  options: RunOptions,
): StepResult {
  const { name, operation } = step;
  const [x, factors] = inputs;
  if (x === undefined) throw new RangeError(`step ${name} reads nothing`);
  const only = (output: tf.Tensor4D) => ({ output, statistics: null });
  switch (operation.kind) {
    case 'conv': {
      const filtered = convolve(step, operation, x, parameters, options.rounds === true);
      if (operation.trained === 'batch-norm') return normalize(name, filtered, parameters, options);
      if (operation.trained === 'weights-only') return only(filtered);
      return only(tf.add(filtered, parameter(parameters.trained, `${name}.bias`)));
    }
    case 'batch-norm':
      return normalize(name, x, parameters, options);
    case 'activation':
      return only(activate(operation.activation, x));
    case 'pool': {
      const pool = operation.reduction === 'average' ? tf.avgPool : tf.maxPool;
      return only(pool<tf.Tensor4D>(x, operation.kernel, operation.stride, 'same'));
    }
    case 'global-pool':
      return only(tf.mean<tf.Tensor4D>(x, [1, 2], true));
    case 'add':
      return only(inputs.slice(1).reduce<tf.Tensor4D>((sum, input) => tf.add(sum, input), x));
    case 'scale':
      return only(factors === undefined ? x : tf.mul(x, factors));
    case 'zero':
      return only(tf.zerosLike(x));
    case 'dense':
      return only(multiply(name, x, parameters));
  }
}

function convolve(
  step: Step,
  { groups, outputChannels, stride }: Extract<Step['operation'], { readonly kind: 'conv' }>,
  input: tf.Tensor4D,
  { trained }: ParameterValues,
  rounds: boolean,
): tf.Tensor4D {
  const exact = fourDimensional(parameter(trained, `${step.name}.weights`));
  const bits = rounds ? step.bits : undefined;
  const weights = bits === undefined ? exact : fakeQuantize(exact, bits.weights, 'channel');
  const x = bits === undefined ? input : fakeQuantize(input, bits.activations, 'tensor');
  const channels = x.shape[3];
  if (groups === 1) return tf.conv2d<tf.Tensor4D>(x, weights, stride, 'same');
  if (groups === channels && groups === outputChannels) {
    return tf.depthwiseConv2d<tf.Tensor4D>(x, weights, stride, 'same');
  }
  const inputs = tf.split<tf.Tensor4D>(x, groups, 3);
  const filters = tf.split<tf.Tensor4D>(weights, groups, 3);
  const parts = inputs.map((part, group) =>
    tf.conv2d<tf.Tensor4D>(part, filters[group] ?? weights, stride, 'same'),
  );
  return tf.concat4d(parts, 3);
}

function normalize(
  name: string,
  x: tf.Tensor4D,
  { trained, statistics }: ParameterValues,
  { normalization }: RunOptions,
): StepResult {
  if (normalization === 'none') return { output: x, statistics: null };
  const scale = parameter(trained, `${name}.scale`);
  const shift = parameter(trained, `${name}.shift`);
  if (normalization === 'batch') {
    const ofBatch = batchStatistics(x);
    return { output: normalizeBatch(x, scale, shift, ofBatch), statistics: ofBatch };
  }
  const mean = parameter(statistics, `${name}.mean`);
  const variance = parameter(statistics, `${name}.variance`);
  const factor = tf.mul(scale, tf.rsqrt(tf.add(variance, VARIANCE_FLOOR)));
  const offset = tf.sub(shift, tf.mul(mean, factor));
  return { output: tf.add(tf.mul<tf.Tensor4D>(x, factor), offset), statistics: null };
}

/** Source of the hard functions: Howard et al., MobileNetV3, ICCV 2019, Section 5.2. */
function activate(activation: Activation, x: tf.Tensor4D): tf.Tensor4D {
  switch (activation) {
    case 'relu':
      return tf.relu(x);
    case 'relu6':
      return tf.relu6(x);
    case 'hard-sigmoid':
      return tf.div(tf.relu6(tf.add(x, 3)), 6);
    case 'hard-swish':
      return tf.mul(x, tf.div(tf.relu6(tf.add(x, 3)), 6));
  }
}

function multiply(name: string, x: tf.Tensor4D, { trained }: ParameterValues): tf.Tensor4D {
  const weights = parameter(trained, `${name}.weights`);
  const [inputs = 1, outputs = 1] = weights.shape;
  const samples = x.size / inputs;
  const rows = tf.reshape<tf.Rank.R2>(x, [samples, inputs]);
  const product = tf.matMul(rows, tf.reshape<tf.Rank.R2>(weights, [inputs, outputs]));
  const shifted = tf.add(product, parameter(trained, `${name}.bias`));
  return tf.reshape<tf.Rank.R4>(shifted, [samples, 1, 1, outputs]);
}

function parameter(variables: ReadonlyMap<string, tf.Tensor>, name: string): tf.Tensor {
  const variable = variables.get(name);
  if (variable === undefined) throw new RangeError(`there is no parameter ${name}`);
  return variable;
}

function fourDimensional(tensor: tf.Tensor): tf.Tensor4D {
  const [rows = 1, columns = 1, inputs = 1, outputs = 1] = tensor.shape;
  return tf.reshape<tf.Rank.R4>(tensor, [rows, columns, inputs, outputs]);
}
