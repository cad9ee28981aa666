import * as tf from '@tensorflow/tfjs-core';

/**
 * A tensor as it would be after rounding to whole numbers of so many bits and back. Ranges reach to the largest element: values of
 * either sign have 2^(bits−1) − 1 steps each way, values that are never negative 2^bits − 1 steps.
 *
 * @param bits   ≥ 2; from 24 on float32 holds no more, and nothing is rounded
 * @param range  one for the whole tensor, or one for each of its last axis (the outputs of a filter)
 * Source: Krishnamoorthi: Quantizing deep convolutional networks for efficient inference, arXiv 1806.08342, Sections 2.2 and 2.5.
 */
export function fakeQuantize<T extends tf.Tensor>(
  x: T,
  bits: number,
  range: 'tensor' | 'channel',
): T {
  if (bits >= 24) return x;
  return tf.tidy(() => {
    const axes = range === 'tensor' ? undefined : x.shape.slice(0, -1).map((_, axis) => axis);
    const largest = tf.max(tf.abs(x), axes, true);
    const isSigned = (tf.min(x).dataSync()[0] ?? 0) < 0;
    const steps = isSigned ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
    const scale = tf.div(tf.maximum(largest, 1e-12), steps);
    return tf.mul<T>(tf.round(tf.div(x, scale)), scale);
  });
}
