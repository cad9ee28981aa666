import * as tf from '@tensorflow/tfjs-core';
import { type ImageSet, pickImages } from '../images/image-set.ts';
import { scaleImages } from '../images/scale-images.ts';
import type { ParameterValues } from '../tensorflow/network-parameters.ts';
import { top1Pct } from '../training/top1.ts';
import { inheritedParameters } from './inherited-parameters.ts';
import { recalibratedStatistics } from './recalibrated-statistics.ts';
import type { SupernetGenes, SupernetSpace } from './supernet-space.ts';

/** Training images that normalisations are recalibrated on, and how many at once. */
const CALIBRATION_IMAGES = 512;
const CALIBRATION_BATCH = 128;

/** Accuracy on the validation images of a sub-network with inherited weights, its normalisations recalibrated, percent. */
export function inheritedTop1Pct(
  space: SupernetSpace,
  shared: ParameterValues,
  images: { readonly train: ImageSet; readonly validation: ImageSet },
  genes: SupernetGenes,
): number {
  const computation = space.compute(genes);
  const size = computation.input.height;
  const length = Math.min(CALIBRATION_IMAGES, images.train.labels.length);
  const first = Array.from({ length }, (_, place) => place);
  const calibration = scaleImages(pickImages(images.train, first), size);
  let top1 = 0;
  tf.tidy(() => {
    const inherited = inheritedParameters(shared, computation);
    const statistics = recalibratedStatistics(
      computation,
      inherited,
      calibration,
      CALIBRATION_BATCH,
    );
    const parameters = { trained: inherited.trained, statistics };
    top1 = top1Pct(computation, parameters, scaleImages(images.validation, size));
  });
  return top1;
}
