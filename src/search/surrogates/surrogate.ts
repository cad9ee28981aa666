import type { Genome } from '../problem.ts';

/** What a model expects of one figure of a genome. */
export interface Prediction {
  readonly mean: number;
  /** Standard deviation of what it expects, ≥ 0. */
  readonly deviation: number;
}

/** A model of one figure over genomes, learned from judged ones. */
export interface FittedSurrogate {
  predict(genomes: readonly Genome[]): readonly Prediction[];
}

/** A kind of model. The same samples give the same model. */
export interface Surrogate {
  readonly name: string;
  /** @param figures  one finite number per genome; there is a genome or more */
  fit(genomes: readonly Genome[], figures: readonly number[]): FittedSurrogate;
}
