import { createRandom } from '../../../base/random.ts';
import type { ImageSet, SplitImages } from '../image-set.ts';
import { drawFigure, type Nuisance } from './draw-figure.ts';
import { SILHOUETTES } from './silhouettes.ts';

/** So hard that a network of twenty thousand weights misses a tenth of the images (docs/accuracy.md). */
export const NUISANCE: Nuisance = {
  radius: [0.3, 0.46],
  contrast: 0.6,
  patternDepth: 0.2,
  stretch: 1.3,
  turn: 0.5,
  patches: 2,
  grain: 0.03,
};

export interface ProceduralOptions {
  readonly seed: number;
  readonly images: number;
  /** Rows and columns. Default 32. */
  readonly size?: number;
  readonly nuisance?: Nuisance;
}

/**
 * Coloured images of twelve figures, made by rule: as many of each class, in turn.
 *
 * Every image has a generator of its own, so that the first images of a longer set are those of a shorter one.
 */
export function proceduralImages(options: ProceduralOptions): ImageSet {
  const { seed, images, size = 32, nuisance = NUISANCE } = options;
  const bytes = size * size * 3;
  const pixels = new Uint8Array(images * bytes);
  const labels = new Uint16Array(images);
  for (let image = 0; image < images; image++) {
    const label = image % SILHOUETTES.length;
    const silhouette = SILHOUETTES[label];
    if (silhouette === undefined) continue;
    labels[image] = label;
    const target = pixels.subarray(image * bytes, (image + 1) * bytes);
    const random = createRandom(Math.imul(seed, 1_000_003) + image);
    drawFigure(target, size, silhouette, nuisance, random);
  }
  return {
    source: `procedural images, seed ${seed}`,
    classes: proceduralClasses(),
    shape: { channels: 3, height: size, width: size },
    pixels,
    labels,
  };
}

/** Names of the figures that are drawn. */
export function proceduralClasses(): readonly string[] {
  return SILHOUETTES.map(({ name }) => name);
}

/** How many images each part of the data set has. */
export interface SplitSizes {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

/** Three sets that share no image: each has a seed of its own. */
export function proceduralSplit(seed: number, sizes: SplitSizes): SplitImages {
  const part = (offset: number, images: number) =>
    proceduralImages({ seed: 3 * seed + offset, images });
  return {
    train: part(0, sizes.train),
    validation: part(1, sizes.validation),
    test: part(2, sizes.test),
  };
}
