import * as tf from '@tensorflow/tfjs-core';
import { type Windows, windowsOf } from './axis-windows.ts';
import { placeImages, spreadImages } from './place-images.ts';
import { imagesInput, type KernelCall, numbersAttribute } from './tensor-inputs.ts';

/**
 * Gradient of a convolution's filter, by a convolution: dW[r,s] = Σ x[stride·p + r, stride·q + s] · dy[p,q].
 *
 * Channels take the place of samples, and the output's gradient that of a filter with as many taps as there are outputs,
 * dilated by the stride: one call of the fastest kernel that there is.
 */
export function convFilterGradient(call: KernelCall): tf.Tensor {
  return tf.tidy(() => {
    const x = imagesInput(call, 'x');
    const dy = imagesInput(call, 'dy');
    const { rows, columns } = windowsOf(
      call,
      x.shape,
      dy.shape,
      numbersAttribute(call, 'filterShape'),
    );
    const padded = placeImages(x, {
      top: rows.before,
      left: columns.before,
      rows: (rows.outputs - 1) * rows.stride + rows.taps,
      columns: (columns.outputs - 1) * columns.stride + columns.taps,
    });
    const byChannel = tf.transpose(padded, [3, 1, 2, 0]);
    const filter = tf.transpose(dy, [1, 2, 0, 3]);
    const strides: [number, number] = [rows.stride, columns.stride];
    const gradient = tf.conv2d(byChannel, filter, 1, 'valid', 'NHWC', strides);
    return tf.transpose(gradient, [1, 2, 0, 3]);
  });
}

/** Gradient of a convolution's input: a convolution of the output's gradient, spread by the stride, with the flipped filter. */
export function convInputGradient(call: KernelCall): tf.Tensor {
  return tf.tidy(() => {
    const dy = imagesInput(call, 'dy');
    const filter = imagesInput(call, 'filter');
    const windows = windowsOf(call, numbersAttribute(call, 'inputShape'), dy.shape, filter.shape);
    const flipped = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
    return tf.conv2d(spreadForInputs(dy, windows), flipped, 1, 'valid');
  });
}

/** The output's gradient, spread by the stride and padded so that a filter that fits inside gives one value per input. */
export function spreadForInputs(dy: tf.Tensor4D, { rows, columns }: Windows): tf.Tensor4D {
  return placeImages(spreadImages(dy, rows.stride, columns.stride), {
    top: rows.taps - 1 - rows.before,
    left: columns.taps - 1 - columns.before,
    rows: rows.inputs + rows.taps - 1,
    columns: columns.inputs + columns.taps - 1,
  });
}
