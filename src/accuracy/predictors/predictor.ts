import type { Random } from '../../base/random.ts';

/** A prediction with its standard deviation where the predictor knows one. */
export interface Prediction {
  readonly mean: number;
  readonly deviation: number | null;
}

export interface FittedPredictor {
  predict(features: readonly number[]): Prediction;
}

/** What was measured: numbers that describe a design, and its figure. */
export interface Sample {
  readonly features: readonly number[];
  readonly target: number;
}

/** Learns a figure of a design from samples. */
export interface Predictor {
  /** As it is asked for, e.g. `ridge`. */
  readonly name: string;
  readonly description: string;
  /** @param samples  two at least; all with as many features */
  fit(samples: readonly Sample[], random: Random): FittedPredictor;
}
