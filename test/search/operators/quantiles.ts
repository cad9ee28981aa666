import { referenceJson } from '../optimizer-reference.ts';

interface SbxCase {
  readonly op: 'sbx';
  readonly eta: number;
  readonly parents: readonly [number, number];
  readonly lower_child_quantiles: Readonly<Record<string, number>>;
  readonly upper_child_quantiles: Readonly<Record<string, number>>;
}

interface MutationCase {
  readonly op: 'pm';
  readonly eta: number;
  readonly x: number;
  readonly quantiles: Readonly<Record<string, number>>;
}

const ALL = referenceJson<(SbxCase | MutationCase)[]>('operator_quantiles.json') ?? [];

export const SBX_CASES = ALL.filter((one) => one.op === 'sbx');
export const MUTATION_CASES = ALL.filter((one) => one.op === 'pm');

/**
 * The greatest difference between an operator's distribution and sampled quantiles (Kolmogorov–Smirnov), for an operator
 * that rises or falls with its draw: the share of draws that give at most the quantile, by bisection, against its level.
 */
export function distance(
  operator: (draw: number) => number,
  quantiles: Readonly<Record<string, number>>,
): number {
  const differences = Object.entries(quantiles).map(([level, value]) =>
    Math.abs(shareBelow(operator, value) - Number(level)),
  );
  return Math.max(...differences);
}

function shareBelow(operator: (draw: number) => number, value: number): number {
  const rises = operator(0.999) > operator(0.001);
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (operator(middle) <= value === rises) low = middle;
    else high = middle;
  }
  return rises ? low : 1 - low;
}
