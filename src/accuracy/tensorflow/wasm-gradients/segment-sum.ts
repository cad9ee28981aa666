import * as tf from '@tensorflow/tfjs-core';
import { type KernelCall, numbersAttribute, tensorInput } from './tensor-inputs.ts';

/** Sums of the rows of each segment, as the gradient of `gather` needs them: a product with the rows' one-hot matrix. */
export function unsortedSegmentSum(call: KernelCall): tf.Tensor {
  return tf.tidy(() => {
    const x = tensorInput(call, 'x');
    const segmentIds = tf.cast(tensorInput(call, 'segmentIds'), 'int32');
    const [numSegments = 0] = numbersAttribute(call, 'numSegments');
    const [rows = 0, ...rest] = x.shape;
    const columns = rest.reduce((product, extent) => product * extent, 1);
    const members = tf.cast(tf.oneHot(tf.reshape(segmentIds, [rows]), numSegments), 'float32');
    const matrix = tf.reshape<tf.Rank.R2>(tf.cast(x, 'float32'), [rows, columns]);
    const sums = tf.matMul(
      tf.transpose(tf.reshape<tf.Rank.R2>(members, [rows, numSegments])),
      matrix,
    );
    return tf.reshape(sums, [numSegments, ...rest]);
  });
}
