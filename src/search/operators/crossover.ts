import type { Random } from '../../base/random.ts';
import type { Genome } from '../problem.ts';
import { BINARY, CATEGORICAL, type GeneRanges, REAL } from './gene-ranges.ts';
import { lowerChild, upperChild } from './simulated-binary-crossover.ts';
import { exchangeSegment } from './two-point-crossover.ts';

/** How two parents are mixed. */
export interface CrossoverSettings {
  /** Chance that a pair is mixed at all; otherwise the children are copies. */
  readonly probability: number;
  /** Chance of each gene of a mixed pair. */
  readonly geneProbability: number;
  /** Distribution index of the simulated binary crossover. */
  readonly eta: number;
}

const SAME = 1e-14;

/**
 * Two children of two parents. Real genes: simulated binary crossover; integers: the same, rounded; categories: the
 * parents' choices are exchanged with chance ½; binary genes: two-point crossover over all of them, in their order. Which
 * child takes which side is drawn per gene.
 */
export function recombine(
  ranges: GeneRanges,
  parents: readonly [Genome, Genome],
  settings: CrossoverSettings,
  random: Random,
): [number[], number[]] {
  const first = parents[0].slice();
  const second = parents[1].slice();
  if (random.uniform() >= settings.probability) return [first, second];
  if (ranges.binaries.length > 0) exchangeSegment(first, second, ranges.binaries, random);
  for (let gene = 0; gene < ranges.count; gene++) {
    if (ranges.kinds[gene] === BINARY) continue;
    if (random.uniform() >= settings.geneProbability) continue;
    const a = first[gene] ?? 0;
    const b = second[gene] ?? 0;
    if (Math.abs(a - b) <= SAME) continue;
    if (ranges.kinds[gene] === CATEGORICAL) exchange(first, second, gene, random);
    else blend(ranges, first, second, gene, settings.eta, random);
  }
  return [first, second];
}

function exchange(first: number[], second: number[], gene: number, random: Random): void {
  if (random.uniform() >= 0.5) return;
  const kept = first[gene] ?? 0;
  first[gene] = second[gene] ?? 0;
  second[gene] = kept;
}

function blend(
  ranges: GeneRanges,
  first: number[],
  second: number[],
  gene: number,
  eta: number,
  random: Random,
): void {
  const a = first[gene] ?? 0;
  const b = second[gene] ?? 0;
  const lower = Math.min(a, b);
  const upper = Math.max(a, b);
  const draw = random.uniform();
  let near = lowerChild(lower, upper, ranges.lows[gene] ?? 0, eta, draw);
  let far = upperChild(lower, upper, ranges.highs[gene] ?? 0, eta, draw);
  if (ranges.kinds[gene] !== REAL) {
    near = Math.round(near);
    far = Math.round(far);
  }
  const isSwapped = random.uniform() < 0.5;
  first[gene] = isSwapped ? far : near;
  second[gene] = isSwapped ? near : far;
}
