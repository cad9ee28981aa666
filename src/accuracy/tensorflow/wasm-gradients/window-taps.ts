import * as tf from '@tensorflow/tfjs-core';
import type { Windows } from './axis-windows.ts';

/** A place inside a filter. */
export interface Tap {
  readonly row: number;
  readonly column: number;
}

/** What one tap of the filter sees of padded images, an element for each output. */
export function tapOf(
  padded: tf.Tensor4D,
  { rows, columns }: Windows,
  { row, column }: Tap,
): tf.Tensor4D {
  const [samples, , , channels] = padded.shape;
  if (rows.stride === 1 && columns.stride === 1) {
    return tf.slice(
      padded,
      [0, row, column, 0],
      [samples, rows.outputs, columns.outputs, channels],
    );
  }
  const end = (start: number, { outputs, stride }: Windows['rows']) =>
    start + (outputs - 1) * stride + 1;
  const seen = tf.stridedSlice(
    padded,
    [0, row, column, 0],
    [samples, end(row, rows), end(column, columns), channels],
    [1, rows.stride, columns.stride, 1],
  );
  return tf.reshape(seen, [samples, rows.outputs, columns.outputs, channels]);
}
