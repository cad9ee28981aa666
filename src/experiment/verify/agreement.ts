import { rankCorrelation } from '../../report/rank-correlation.ts';
import type { Agreement, CyclesPair } from './verification.ts';

/** How far ours lie from theirs, over all pairs. */
export function agreement(pairs: readonly CyclesPair[]): Agreement {
  if (pairs.length === 0) {
    return { meanAbsPct: null, medianAbsPct: null, geomeanRatio: null, spearman: null };
  }
  const errors = pairs.map(({ ours, theirs }) => Math.abs(ours / theirs - 1) * 100);
  const sorted = [...errors].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const logs = pairs.map(({ ours, theirs }) => Math.log(ours / theirs));
  return {
    meanAbsPct: mean(errors),
    medianAbsPct: mean(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1)),
    geomeanRatio: Math.exp(mean(logs)),
    spearman: rankCorrelation(
      pairs.map(({ ours }) => ours),
      pairs.map(({ theirs }) => theirs),
    ),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
