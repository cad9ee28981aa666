import { cholesky } from '../numerics/cholesky.ts';
import type { Predictor } from './predictor.ts';
import { standardize } from './standardize.ts';

/** Weight of the penalty against the squared errors, per sample, on standardised features. */
const PENALTY = 0.01;

/** Linear least squares with a penalty on the squared weights (Hoerl and Kennard 1970). */
export const RIDGE: Predictor = {
  name: 'ridge',
  description: 'linear, with a penalty on its weights',
  fit: (samples) => {
    const { rows, targets, target, toRow } = standardize(samples);
    const width = rows[0]?.length ?? 0;
    const gram = Array.from({ length: width }, (_, i) =>
      Array.from({ length: width }, (_, j) => {
        const product = rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0);
        return product + (i === j ? PENALTY * rows.length : 0);
      }),
    );
    const right = Array.from({ length: width }, (_, i) =>
      rows.reduce((sum, row, at) => sum + (row[i] ?? 0) * (targets[at] ?? 0), 0),
    );
    const weights = cholesky(gram).solve(right);
    return {
      predict: (features) => {
        const row = toRow(features);
        const value = weights.reduce((sum, weight, at) => sum + weight * (row[at] ?? 0), 0);
        return { mean: target.mean + target.deviation * value, deviation: null };
      },
    };
  },
};
