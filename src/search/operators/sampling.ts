import type { Random } from '../../base/random.ts';
import type { Genome } from '../problem.ts';
import { type GeneRanges, REAL } from './gene-ranges.ts';

/** A genome drawn evenly from the space. */
export function uniformGenome(ranges: GeneRanges, random: Random): number[] {
  const genome: number[] = new Array(ranges.count);
  for (let gene = 0; gene < ranges.count; gene++) {
    genome[gene] = valueAt(ranges, gene, random.uniform());
  }
  return genome;
}

/** Genomes drawn evenly and independently. */
export function uniformSample(ranges: GeneRanges, count: number, random: Random): Genome[] {
  return Array.from({ length: count }, () => uniformGenome(ranges, random));
}

/**
 * Latin hypercube sample (McKay, Beckman and Conover 1979): each gene's range is cut into `count` equal strata, and
 * every stratum is met by exactly one genome. Values of integers and categories own equal shares of the strata; one that
 * straddles two values goes to either.
 */
export function latinHypercubeSample(ranges: GeneRanges, count: number, random: Random): Genome[] {
  const strata = Array.from({ length: count }, (_, stratum) => stratum);
  const genomes: number[][] = Array.from({ length: count }, () => new Array(ranges.count));
  for (let gene = 0; gene < ranges.count; gene++) {
    const order = random.shuffle(strata);
    genomes.forEach((genome, index) => {
      genome[gene] = valueAt(ranges, gene, ((order[index] ?? 0) + random.uniform()) / count);
    });
  }
  return genomes;
}

/** The value at a share (0 … 1) of a gene's range. */
function valueAt(ranges: GeneRanges, gene: number, share: number): number {
  const low = ranges.lows[gene] ?? 0;
  const high = ranges.highs[gene] ?? 0;
  if (ranges.kinds[gene] === REAL) return Math.min(high, low + share * (high - low));
  return Math.min(high, low + Math.floor(share * (high - low + 1)));
}
