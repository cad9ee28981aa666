import { z } from 'zod';
import { argsortKeys } from '../argsort-keys.ts';
import type { Prediction } from './surrogate.ts';

export const CALIBRATION_STATE = z.object({
  predictions: z.int().min(0),
  withinOne: z.int().min(0),
  withinTwo: z.int().min(0),
  batches: z.int().min(0),
  correlations: z.number(),
});

type CalibrationState = z.infer<typeof CALIBRATION_STATE>;

/** How well a model's predictions have met what came out, over a run. */
export class Calibration {
  #state: CalibrationState;

  constructor(state?: CalibrationState) {
    this.#state = state ?? {
      predictions: 0,
      withinOne: 0,
      withinTwo: 0,
      batches: 0,
      correlations: 0,
    };
  }

  /** @param figures  what came out, one for each prediction; made before the model saw them */
  note(predictions: readonly Prediction[], figures: readonly number[]): void {
    if (predictions.length < 2) return;
    const within = (deviations: number) =>
      predictions.filter(
        ({ mean, deviation }, i) => Math.abs((figures[i] ?? 0) - mean) <= deviations * deviation,
      ).length;
    const means = predictions.map(({ mean }) => mean);
    const before = this.#state;
    this.#state = {
      predictions: before.predictions + predictions.length,
      withinOne: before.withinOne + within(1),
      withinTwo: before.withinTwo + within(2),
      batches: before.batches + 1,
      correlations: before.correlations + rankCorrelation(means, figures),
    };
  }

  /** Shares of outcomes within one and two deviations (a normal distribution has 0.68 and 0.95), mean rank correlation. */
  figures(): Readonly<Record<string, number>> {
    const { predictions, withinOne, withinTwo, batches, correlations } = this.#state;
    if (predictions === 0) return {};
    return {
      predictions,
      withinOneDeviation: withinOne / predictions,
      withinTwoDeviations: withinTwo / predictions,
      rankCorrelation: correlations / batches,
    };
  }

  state(): CalibrationState {
    return this.#state;
  }
}

/** Spearman's: the correlation of the ranks, −1 … 1; 0 where all are equal. Equal figures keep their order. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const isFlat = (figures: readonly number[]) => figures.every((figure) => figure === figures[0]);
  if (isFlat(a) || isFlat(b)) return 0;
  const [ranksA, ranksB] = [ranksOf(a), ranksOf(b)];
  const squares = ranksA.reduce((sum, rank, i) => sum + (rank - (ranksB[i] ?? 0)) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}

function ranksOf(figures: readonly number[]): number[] {
  const ranks = new Array<number>(figures.length).fill(0);
  argsortKeys(Float64Array.from(figures)).forEach((position, rank) => {
    ranks[position] = rank;
  });
  return ranks;
}
