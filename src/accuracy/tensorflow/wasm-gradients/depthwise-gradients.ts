import * as tf from '@tensorflow/tfjs-core';
import { windowsOf } from './axis-windows.ts';
import { spreadForInputs } from './conv-gradients.ts';
import { placeImages } from './place-images.ts';
import { imagesInput, type KernelCall, numbersAttribute } from './tensor-inputs.ts';
import { tapOf } from './window-taps.ts';

/** Gradient of a depthwise filter (one per channel), tap by tap: the column sums of x, moved by the tap, times dy. */
export function depthwiseFilterGradient(call: KernelCall): tf.Tensor {
  return tf.tidy(() => {
    const x = imagesInput(call, 'x');
    const dy = imagesInput(call, 'dy');
    const filterShape = numbersAttribute(call, 'filterShape');
    requireOneFilter(filterShape);
    const windows = windowsOf(call, x.shape, dy.shape, filterShape);
    const { rows, columns } = windows;
    const padded = placeImages(x, {
      top: rows.before,
      left: columns.before,
      rows: (rows.outputs - 1) * rows.stride + rows.taps,
      columns: (columns.outputs - 1) * columns.stride + columns.taps,
    });
    const [samples, height, width, channels] = dy.shape;
    const pixels = samples * height * width;
    const ones = tf.ones([1, pixels]);
    const sums: tf.Tensor[] = [];
    for (let row = 0; row < rows.taps; row++) {
      for (let column = 0; column < columns.taps; column++) {
        const product = tf.mul(tapOf(padded, windows, { row, column }), dy);
        sums.push(tf.matMul(ones, tf.reshape<tf.Rank.R2>(product, [pixels, channels])));
      }
    }
    return tf.reshape(tf.concat(sums, 0), [rows.taps, columns.taps, channels, 1]);
  });
}

/** Gradient of a depthwise convolution's input, as for a dense one. */
export function depthwiseInputGradient(call: KernelCall): tf.Tensor {
  return tf.tidy(() => {
    const dy = imagesInput(call, 'dy');
    const filter = imagesInput(call, 'filter');
    requireOneFilter(filter.shape);
    const inputShape = numbersAttribute(call, 'inputShape');
    const spread = spreadForInputs(dy, windowsOf(call, inputShape, dy.shape, filter.shape));
    return tf.depthwiseConv2d(spread, tf.reverse(filter, [0, 1]), 1, 'valid');
  });
}

function requireOneFilter(filterShape: readonly number[]): void {
  if (filterShape[3] === 1) return;
  throw new RangeError('gradients of several depthwise filters per channel are not registered');
}
