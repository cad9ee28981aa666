import * as tf from '@tensorflow/tfjs-core';
import { type ImageSet, imageBytes } from './image-set.ts';

export interface ImageBatch {
  /** Samples, rows, columns, channels; −1 … 1. */
  readonly images: tf.Tensor4D;
  /** Samples by classes: 1 for the label. */
  readonly targets: tf.Tensor2D;
}

/** The images at those places, as tensors. */
export function imageBatch(set: ImageSet, places: readonly number[]): ImageBatch {
  const { channels, height, width } = set.shape;
  const bytes = imageBytes(set);
  const values = new Float32Array(places.length * bytes);
  places.forEach((place, index) => {
    const start = index * bytes;
    const from = place * bytes;
    for (let at = 0; at < bytes; at++)
      values[start + at] = (set.pixels[from + at] ?? 0) / 127.5 - 1;
  });
  const targets = new Float32Array(places.length * set.classes.length);
  places.forEach((place, index) => {
    targets[index * set.classes.length + (set.labels[place] ?? 0)] = 1;
  });
  return {
    images: tf.tensor4d(values, [places.length, height, width, channels]),
    targets: tf.tensor2d(targets, [places.length, set.classes.length]),
  };
}
