import type { Random } from '../../base/random.ts';
import { BINARY, CATEGORICAL, type GeneRanges, INTEGER } from './gene-ranges.ts';
import { polynomialMutation } from './polynomial-mutation.ts';

/** How a child is changed. */
export interface MutationSettings {
  /** Chance that a child is mutated at all. */
  readonly probability: number;
  /** Chance of each gene of a mutated child. */
  readonly geneProbability: number;
  /** Distribution index of the polynomial mutation. */
  readonly eta: number;
}

/**
 * Changes a child in place. Real genes: polynomial mutation; integers: the same on the half-open unit about each number,
 * rounded, and at least one step; categories: another choice, all equally likely; binary genes: the other value. Genes with
 * one value stay.
 */
export function mutate(
  ranges: GeneRanges,
  child: number[],
  settings: MutationSettings,
  random: Random,
): void {
  if (random.uniform() >= settings.probability) return;
  const { geneProbability, eta } = settings;
  for (let gene = gap(geneProbability, random); gene < ranges.count; ) {
    child[gene] = mutatedGene(ranges, gene, child[gene] ?? 0, eta, random);
    gene += 1 + gap(geneProbability, random);
  }
}

/** A copy of a genome with one drawn gene changed for sure, and each other one by the chance of the settings. */
export function neighbour(
  ranges: GeneRanges,
  genome: readonly number[],
  { geneProbability, eta }: MutationSettings,
  random: Random,
): number[] {
  const child = [...genome];
  const sure = random.integer(0, ranges.count - 1);
  for (let gene = 0; gene < ranges.count; gene++) {
    if (gene !== sure && random.uniform() >= geneProbability) continue;
    child[gene] = mutatedGene(ranges, gene, child[gene] ?? 0, eta, random);
  }
  return child;
}

/** Genes passed over before the next one that is taken with the given chance: one draw instead of one for each. */
function gap(probability: number, random: Random): number {
  if (probability <= 0) return Number.POSITIVE_INFINITY;
  if (probability >= 1) return 0;
  return Math.floor(Math.log(1 - random.uniform()) / Math.log(1 - probability));
}

function mutatedGene(
  ranges: GeneRanges,
  gene: number,
  value: number,
  eta: number,
  random: Random,
): number {
  const low = ranges.lows[gene] ?? 0;
  const high = ranges.highs[gene] ?? 0;
  if (low === high) return value;
  if (ranges.kinds[gene] === BINARY) return low + high - value;
  if (ranges.kinds[gene] === CATEGORICAL) return otherChoice(value, high, random);
  const draw = random.uniform();
  if (ranges.kinds[gene] === INTEGER) return mutatedInteger(value, low, high, eta, draw);
  return polynomialMutation(value, low, high, eta, draw);
}

function otherChoice(value: number, last: number, random: Random): number {
  const choice = random.integer(0, last - 1);
  return choice < value ? choice : choice + 1;
}

/** A rounded polynomial step that never stays where it is: away from a bound, towards the drawn side elsewhere. */
function mutatedInteger(
  value: number,
  low: number,
  high: number,
  eta: number,
  draw: number,
): number {
  const moved = Math.round(polynomialMutation(value, low - 0.5, high + 0.5, eta, draw));
  const bounded = Math.min(high, Math.max(low, moved));
  if (bounded !== value) return bounded;
  const step = draw <= 0.5 ? value - 1 : value + 1;
  return Math.min(high, Math.max(low, step));
}
