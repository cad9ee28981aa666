import type { Random } from '../../base/random.ts';
import { type GeneRanges, REAL } from '../operators/gene-ranges.ts';

/** Genes with more values than this are drawn from a normal distribution, others value by value. */
const MOST_LOGITS = 32;
/** Standard deviations, in ranges of the gene, between which a normal policy stays. */
const LEAST_DEVIATION = 0.01;
const MOST_DEVIATION = 0.5;
const START_DEVIATION = 0.29;
/** No value of a gene becomes less likely than this share of an even draw. */
const FLOOR = 0.05;

/**
 * How one gene is drawn: a logit per value, or mean and logarithm of the deviation of a normal distribution over the
 * gene's range, scaled to 0 … 1. Numbers only, so that it is its own state.
 */
export type GenePolicy = number[];

/** A policy for each gene: even over values, broad over ranges. */
export function startPolicies(ranges: GeneRanges): GenePolicy[] {
  return Array.from({ length: ranges.count }, (_, gene) =>
    isNormal(ranges, gene)
      ? [0.5, Math.log(START_DEVIATION)]
      : new Array<number>(valuesOf(ranges, gene)).fill(0),
  );
}

/** A genome drawn from the policies. */
export function drawGenome(
  ranges: GeneRanges,
  policies: readonly GenePolicy[],
  random: Random,
): number[] {
  return policies.map((policy, gene) => {
    const low = ranges.lows[gene] ?? 0;
    const high = ranges.highs[gene] ?? 0;
    if (low === high) return low;
    if (!isNormal(ranges, gene)) return low + drawValue(policy, random);
    const drawn = (policy[0] ?? 0) + Math.exp(policy[1] ?? 0) * random.normal();
    const value = low + Math.min(1, Math.max(0, drawn)) * (high - low);
    return ranges.kinds[gene] === REAL ? value : Math.round(value);
  });
}

/**
 * A step of REINFORCE (Williams 1992) for one genome: its likelihood rises with a positive advantage. The step of a normal
 * policy is scaled by its Fisher information, so that narrow policies do not leap.
 */
export function reinforce(
  ranges: GeneRanges,
  policies: readonly GenePolicy[],
  genome: readonly number[],
  step: number,
): void {
  policies.forEach((policy, gene) => {
    const low = ranges.lows[gene] ?? 0;
    const high = ranges.highs[gene] ?? 0;
    if (low === high) return;
    const value = genome[gene] ?? 0;
    if (isNormal(ranges, gene)) reinforceNormal(policy, (value - low) / (high - low), step);
    else reinforceLogits(policy, value - low, step);
  });
}

function reinforceNormal(policy: GenePolicy, share: number, step: number): void {
  const [mean = 0, logDeviation = 0] = policy;
  const standard = (share - mean) / Math.exp(logDeviation);
  policy[0] = Math.min(1, Math.max(0, mean + step * (share - mean)));
  const moved = logDeviation + (step * (standard * standard - 1)) / 2;
  policy[1] = Math.min(Math.log(MOST_DEVIATION), Math.max(Math.log(LEAST_DEVIATION), moved));
}

function reinforceLogits(policy: GenePolicy, value: number, step: number): void {
  const shares = sharesOf(policy);
  policy.forEach((logit, i) => {
    policy[i] = logit + step * ((i === value ? 1 : 0) - (shares[i] ?? 0));
  });
}

function drawValue(policy: GenePolicy, random: Random): number {
  let left = random.uniform();
  const shares = sharesOf(policy);
  for (const [value, share] of shares.entries()) {
    left -= share;
    if (left < 0) return value;
  }
  return shares.length - 1;
}

/** Softmax of the logits, with a floor under every value. */
function sharesOf(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - most));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => ((1 - FLOOR) * weight) / sum + FLOOR / logits.length);
}

function isNormal(ranges: GeneRanges, gene: number): boolean {
  return ranges.kinds[gene] === REAL || valuesOf(ranges, gene) > MOST_LOGITS;
}

function valuesOf({ lows, highs }: GeneRanges, gene: number): number {
  return (highs[gene] ?? 0) - (lows[gene] ?? 0) + 1;
}
