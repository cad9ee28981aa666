import * as tf from '@tensorflow/tfjs-core';
import { type AxisWindow, windowsOf } from './axis-windows.ts';
import { spreadForInputs } from './conv-gradients.ts';
import { placeImages, spreadImages } from './place-images.ts';
import { imagesInput, type KernelCall, numbersAttribute } from './tensor-inputs.ts';
import { tapOf } from './window-taps.ts';

/** Below every activation: what padding is to a maximum. */
const LOWEST = -3e38;

/** Gradient of average pooling: every input gets its share of the outputs whose window it is in; padding counts for none. */
export function averagePoolGradient(call: KernelCall): tf.Tensor {
  return tf.tidy(() => {
    const dy = imagesInput(call, 'dy');
    const { shape } = imagesInput(call, 'input');
    const windows = windowsOf(call, shape, dy.shape, numbersAttribute(call, 'filterSize'));
    const { rows, columns } = windows;
    const shares = tf.mul(
      tf.reshape(tf.tensor1d(inputShares(rows)), [1, -1, 1, 1]),
      tf.reshape(tf.tensor1d(inputShares(columns)), [1, 1, -1, 1]),
    );
    const each = tf.mul<tf.Tensor4D>(dy, shares);
    const ones = tf.ones<tf.Rank.R4>([rows.taps, columns.taps, shape[3], 1]);
    return tf.depthwiseConv2d(spreadForInputs(each, windows), ones, 1, 'valid');
  });
}

/** 1 / (inputs under the window) for every output along an axis. */
function inputShares({ taps, stride, inputs, outputs, before }: AxisWindow): number[] {
  return Array.from({ length: outputs }, (_, output) => {
    const start = output * stride - before;
    return 1 / (Math.min(start + taps, inputs) - Math.max(start, 0));
  });
}

/** Gradient of maximum pooling: the first input of a window that equals its maximum gets the output's gradient. */
export function maximumPoolGradient(call: KernelCall): tf.Tensor {
  return tf.tidy(() => {
    const dy = imagesInput(call, 'dy');
    const input = imagesInput(call, 'input');
    const output = imagesInput(call, 'output');
    const windows = windowsOf(call, input.shape, dy.shape, numbersAttribute(call, 'filterSize'));
    const { rows, columns } = windows;
    const canvas = {
      rows: Math.max((rows.outputs - 1) * rows.stride + rows.taps, rows.inputs + rows.before),
      columns: Math.max(
        (columns.outputs - 1) * columns.stride + columns.taps,
        columns.inputs + columns.before,
      ),
    };
    const offsets = { top: rows.before, left: columns.before };
    const padded = placeImages(input, { ...offsets, ...canvas }, LOWEST);
    let left = tf.cast(dy, 'float32');
    let gradient: tf.Tensor4D = tf.zerosLike(padded);
    for (let row = 0; row < rows.taps; row++) {
      for (let column = 0; column < columns.taps; column++) {
        const isMaximum = tf.equal(tapOf(padded, windows, { row, column }), output);
        const taken = tf.mul<tf.Tensor4D>(tf.cast(isMaximum, 'float32'), left);
        left = tf.sub(left, taken);
        const spread = spreadImages(taken, rows.stride, columns.stride);
        gradient = tf.add(gradient, placeImages(spread, { top: row, left: column, ...canvas }));
      }
    }
    return placeImages(gradient, {
      top: -rows.before,
      left: -columns.before,
      rows: rows.inputs,
      columns: columns.inputs,
    });
  });
}
