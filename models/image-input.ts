import type { FeatureMapShape } from '../src/workload/feature-map.ts';

/** Classes of ImageNet-1k. */
export const IMAGENET_CLASSES = 1000;

/** A square colour image. */
export function imageInput(resolution: number): FeatureMapShape {
  return { channels: 3, height: resolution, width: resolution };
}

/** The option of every network that takes square images of any size. */
export const RESOLUTION = {
  kind: 'whole',
  default: 224,
  minimum: 32,
  maximum: 2048,
  description: 'Rows and columns of the input image',
} as const;

/** The option of networks whose channel counts scale together. */
export const WIDTH = {
  kind: 'number',
  default: 1,
  minimum: 0.05,
  maximum: 8,
  description: 'Factor on all channel counts',
} as const;
