import type { Random } from '../../base/random.ts';
import { kendallTau } from '../numerics/kendall-tau.ts';
import type { Predictor, Sample } from './predictor.ts';

/** How well a predictor tells samples that it has not seen. */
export interface PredictorQuality {
  readonly samples: number;
  readonly meanAbsoluteError: number;
  readonly rootMeanSquareError: number;
  /** Kendall's τ-b between figures and predictions. */
  readonly kendallTau: number;
}

/**
 * Predicts every sample by a predictor that was fitted to the other folds.
 *
 * @param folds  2 … samples
 */
export function crossValidate(
  predictor: Predictor,
  samples: readonly Sample[],
  folds: number,
  random: Random,
): PredictorQuality {
  const order = random.shuffle(samples);
  const predicted: number[] = [];
  const targets: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const held = order.filter((_, place) => place % folds === fold);
    const seen = order.filter((_, place) => place % folds !== fold);
    const fitted = predictor.fit(seen, random);
    for (const { features, target } of held) {
      predicted.push(fitted.predict(features).mean);
      targets.push(target);
    }
  }
  return quality(targets, predicted);
}

export function quality(
  targets: readonly number[],
  predicted: readonly number[],
): PredictorQuality {
  const errors = targets.map((target, at) => (predicted[at] ?? Number.NaN) - target);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    samples: targets.length,
    meanAbsoluteError: mean(errors.map(Math.abs)),
    rootMeanSquareError: Math.sqrt(mean(errors.map((error) => error * error))),
    kendallTau: kendallTau(targets, predicted),
  };
}
