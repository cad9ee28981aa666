import type { FeatureMapShape } from '../../workload/feature-map.ts';

/** Labelled images. */
export interface ImageSet {
  /** What made them or where they are from. */
  readonly source: string;
  /** Names of the classes; labels are places in this list. */
  readonly classes: readonly string[];
  readonly shape: FeatureMapShape;
  /** 0 … 255: image by image, row by row, pixel by pixel, channel by channel. */
  readonly pixels: Uint8Array;
  readonly labels: Uint16Array;
}

/** Sets of the same classes that share no image. */
export interface SplitImages {
  readonly train: ImageSet;
  readonly validation: ImageSet;
  /** Looked at once, at the end. */
  readonly test: ImageSet;
}

/** Bytes of one image. */
export function imageBytes({ shape }: ImageSet): number {
  return shape.channels * shape.height * shape.width;
}

/** The images at those places. */
export function pickImages(set: ImageSet, places: readonly number[]): ImageSet {
  const bytes = imageBytes(set);
  const pixels = new Uint8Array(places.length * bytes);
  const labels = new Uint16Array(places.length);
  places.forEach((place, index) => {
    pixels.set(set.pixels.subarray(place * bytes, (place + 1) * bytes), index * bytes);
    labels[index] = set.labels[place] ?? 0;
  });
  return { ...set, pixels, labels };
}
