import type { Random } from '../../base/random.ts';
import { crossValidate, type PredictorQuality } from './cross-validate.ts';
import type { FittedPredictor, Predictor, Sample } from './predictor.ts';

/** Genes with the values that they may have. */
export interface ChoiceGene {
  readonly name: string;
  readonly choices: readonly number[];
}

/**
 * A genome as numbers for a predictor: of every gene its value, and where it has up to nine choices which of them it is.
 */
export function genomeFeatures(
  genes: readonly ChoiceGene[],
  genome: readonly number[],
): readonly number[] {
  return genes.flatMap(({ choices }, at) => {
    const value = genome[at] ?? 0;
    return [
      value,
      ...(choices.length > 9 ? [] : choices.map((choice) => Number(choice === value))),
    ];
  });
}

/** A predictor that was fitted, with what it is worth. */
export interface RatedPredictor {
  readonly name: string;
  readonly fitted: FittedPredictor;
  /** On samples that it had not seen. */
  readonly quality: PredictorQuality;
}

const FOLDS = 5;

/** Fits all predictors and rates each by five-fold cross-validation; the best in rank comes first. */
export function ratePredictors(
  predictors: readonly Predictor[],
  samples: readonly Sample[],
  createRandom: () => Random,
): readonly RatedPredictor[] {
  const rated = predictors.map((predictor) => ({
    name: predictor.name,
    fitted: predictor.fit(samples, createRandom()),
    quality: crossValidate(predictor, samples, FOLDS, createRandom()),
  }));
  return rated.toSorted((a, b) => rankOf(b) - rankOf(a));
}

function rankOf({ quality }: RatedPredictor): number {
  return Number.isNaN(quality.kendallTau) ? -2 : quality.kendallTau;
}
