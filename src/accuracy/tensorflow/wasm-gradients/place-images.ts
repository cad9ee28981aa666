import * as tf from '@tensorflow/tfjs-core';

/** Where images come to lie on a canvas; negative offsets and a small canvas cut them. */
export interface Placement {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** Images on a larger or smaller canvas, filled up with `value`. */
export function placeImages(images: tf.Tensor4D, place: Placement, value = 0): tf.Tensor4D {
  const [samples, rows, columns, channels] = images.shape;
  const { top, left } = place;
  const bottom = place.rows - rows - top;
  const right = place.columns - columns - left;
  const cut = (space: number) => Math.max(-space, 0);
  const fill = (space: number) => Math.max(space, 0);
  const begin: [number, number, number, number] = [0, cut(top), cut(left), 0];
  const kept = {
    rows: rows - cut(top) - cut(bottom),
    columns: columns - cut(left) - cut(right),
  };
  const isWhole = kept.rows === rows && kept.columns === columns;
  const inside = isWhole
    ? images
    : tf.slice(images, begin, [samples, kept.rows, kept.columns, channels]);
  if (kept.rows === place.rows && kept.columns === place.columns) return inside;
  return tf.pad4d(
    inside,
    [
      [0, 0],
      [fill(top), fill(bottom)],
      [fill(left), fill(right)],
      [0, 0],
    ],
    value,
  );
}

/** Images with `stride − 1` zero rows and columns after each of theirs. */
export function spreadImages(
  images: tf.Tensor4D,
  rowStride: number,
  columnStride: number,
): tf.Tensor4D {
  if (rowStride === 1 && columnStride === 1) return images;
  const [samples, rows, columns, channels] = images.shape;
  const wide = padMiddle([samples * rows * columns, 1, channels], images, columnStride);
  const width = columns * columnStride;
  const tall = padMiddle([samples * rows, 1, width * channels], wide, rowStride);
  return tf.reshape(tall, [samples, rows * rowStride, width, channels]);
}

function padMiddle(
  shape: [number, number, number],
  tensor: tf.Tensor,
  stride: number,
): tf.Tensor3D {
  return tf.pad3d(tf.reshape<tf.Rank.R3>(tensor, shape), [
    [0, 0],
    [0, stride - 1],
    [0, 0],
  ]);
}
