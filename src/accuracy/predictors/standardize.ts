import type { Sample } from './predictor.ts';

/** Moves and scales numbers to mean 0 and deviation 1, and back. */
export interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

/** Samples with features and targets of mean 0 and deviation 1; features that do not vary become 0. */
export interface Standardized {
  readonly rows: readonly (readonly number[])[];
  readonly targets: readonly number[];
  readonly target: Scale;
  toRow(features: readonly number[]): readonly number[];
}

export function standardize(samples: readonly Sample[]): Standardized {
  const width = samples[0]?.features.length ?? 0;
  const scales = Array.from({ length: width }, (_, at) =>
    scaleOf(samples.map(({ features }) => features[at] ?? 0)),
  );
  const target = scaleOf(samples.map((sample) => sample.target));
  const toRow = (features: readonly number[]) =>
    scales.map(({ mean, deviation }, at) => {
      return deviation === 0 ? 0 : ((features[at] ?? 0) - mean) / deviation;
    });
  return {
    rows: samples.map(({ features }) => toRow(features)),
    targets: samples.map((sample) => (sample.target - target.mean) / (target.deviation || 1)),
    target,
    toRow,
  };
}

function scaleOf(values: readonly number[]): Scale {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: variance < 1e-20 ? 0 : Math.sqrt(variance) };
}
