import { STANDARD_AUGMENTATION } from '../images/augment-images.ts';
import type { SplitImages } from '../images/image-set.ts';
import { proceduralSplit } from '../images/procedural/procedural-images.ts';
import type { TrainingOptions } from './train-network.ts';

/** The embedded data set: as many images as a laptop trains on in minutes. */
export function proceduralDataSet(): SplitImages {
  return proceduralSplit(1, { train: 6000, validation: 1500, test: 1500 });
}

/** How networks are trained on it (docs/accuracy.md tells what comes of it). */
export const PROCEDURAL_TRAINING: TrainingOptions = {
  seed: 1,
  epochs: 12,
  batchSize: 64,
  learningRate: 0.1,
  momentum: 0.9,
  weightDecay: 5e-4,
  labelSmoothing: 0,
  augmentation: { ...STANDARD_AUGMENTATION, shiftPixels: 2 },
  patienceEpochs: null,
};
