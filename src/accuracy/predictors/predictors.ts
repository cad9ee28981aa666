import { BOOSTED_TREES } from './boosted-trees.ts';
import { GAUSSIAN_PROCESS } from './gaussian-process.ts';
import { PERCEPTRON } from './perceptron.ts';
import type { Predictor } from './predictor.ts';
import { RIDGE } from './ridge.ts';

/** Every predictor. */
export const PREDICTORS: readonly Predictor[] = [
  RIDGE,
  GAUSSIAN_PROCESS,
  BOOSTED_TREES,
  PERCEPTRON,
];
