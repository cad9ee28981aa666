import type { Random } from '../../base/random.ts';
import { type ImageSet, imageBytes } from './image-set.ts';

export interface Augmentation {
  /** Images are moved by at most this many pixels each way, and what comes in repeats the edge. */
  readonly shiftPixels: number;
  /** Mirrored left to right with probability ½. */
  readonly mirrors: boolean;
}

/** The standard augmentation of 32×32 images: crops of the padded image, and mirror images (He et al., CVPR 2016, 4.2). */
export const STANDARD_AUGMENTATION: Augmentation = { shiftPixels: 3, mirrors: true };

/** Every image moved and mirrored by chance, at its place. */
export function augmentImages(set: ImageSet, random: Random, options: Augmentation): ImageSet {
  const { shiftPixels, mirrors } = options;
  const bytes = imageBytes(set);
  const pixels = new Uint8Array(set.pixels.length);
  for (let image = 0; image < set.labels.length; image++) {
    const move = {
      down: random.integer(-shiftPixels, shiftPixels),
      right: random.integer(-shiftPixels, shiftPixels),
      isMirrored: mirrors && random.uniform() < 0.5,
    };
    const place = [image * bytes, (image + 1) * bytes] as const;
    moveImage(set, set.pixels.subarray(...place), pixels.subarray(...place), move);
  }
  return { ...set, pixels };
}

interface Move {
  readonly down: number;
  readonly right: number;
  readonly isMirrored: boolean;
}

function moveImage(
  { shape: { channels, height, width } }: ImageSet,
  from: Uint8Array,
  to: Uint8Array,
  { down, right, isMirrored }: Move,
): void {
  for (let row = 0; row < height; row++) {
    const sourceRow = clamp(row - down, height);
    for (let column = 0; column < width; column++) {
      const mirrored = isMirrored ? width - 1 - column : column;
      const source = (sourceRow * width + clamp(mirrored - right, width)) * channels;
      const target = (row * width + column) * channels;
      for (let channel = 0; channel < channels; channel++) {
        to[target + channel] = from[source + channel] ?? 0;
      }
    }
  }
}

function clamp(place: number, length: number): number {
  return Math.min(Math.max(place, 0), length - 1);
}
