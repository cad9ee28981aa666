import type { Random } from '../../base/random.ts';

/**
 * Two-point crossover (Holland 1975; De Jong 1975): the genes between two cuts change places, so that neighbours tend to
 * stay together. Changes both children in place.
 *
 * @param genes  positions that the cuts are drawn among, in order; a single one changes places with chance ½
 */
export function exchangeSegment(
  first: number[],
  second: number[],
  genes: Int32Array,
  random: Random,
): void {
  const one = random.integer(0, genes.length);
  const other = random.integer(0, genes.length);
  for (let i = Math.min(one, other); i < Math.max(one, other); i++) {
    const gene = genes[i] ?? 0;
    const kept = first[gene] ?? 0;
    first[gene] = second[gene] ?? 0;
    second[gene] = kept;
  }
}
