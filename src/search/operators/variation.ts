import type { Random } from '../../base/random.ts';
import type { Genome } from '../problem.ts';
import { type CrossoverSettings, recombine } from './crossover.ts';
import type { GeneRanges } from './gene-ranges.ts';
import { GenomeSet } from './genome-set.ts';
import { type MutationSettings, mutate } from './mutation.ts';

/** How children are made. */
export interface VariationSettings {
  readonly crossover: CrossoverSettings;
  readonly mutation: MutationSettings;
}

/** Rounds of mating after which a space counts as used up. */
const MAX_ROUNDS = 100;

/**
 * Children that are neither in `known` nor equal to each other. Fewer than `count` where 100 rounds of mating found no
 * more, which happens in small spaces only.
 *
 * @param parents  gives as many pairs as it is asked for
 */
export function distinctChildren(
  ranges: GeneRanges,
  parents: (pairs: number) => readonly (readonly [Genome, Genome])[],
  settings: VariationSettings,
  limits: { readonly count: number; readonly known: Iterable<Genome> },
  random: Random,
): Genome[] {
  const seen = new GenomeSet(limits.known);
  const children: Genome[] = [];
  for (let round = 0; round < MAX_ROUNDS && children.length < limits.count; round++) {
    for (const pair of parents(Math.ceil((limits.count - children.length) / 2))) {
      for (const child of recombine(ranges, pair, settings.crossover, random)) {
        mutate(ranges, child, settings.mutation, random);
        if (children.length < limits.count && seen.add(child)) children.push(child);
      }
    }
  }
  return children;
}

/** Genomes of a sample without repeats, filled up by single draws; fewer where 100 draws a genome found no more. */
export function distinctSample(
  sample: readonly Genome[],
  draw: () => Genome,
  known: Iterable<Genome> = [],
): Genome[] {
  const seen = new GenomeSet(known);
  const genomes = sample.filter((genome) => seen.add(genome));
  for (let tries = 0; tries < MAX_ROUNDS * sample.length; tries++) {
    if (genomes.length >= sample.length) break;
    const genome = draw();
    if (seen.add(genome)) genomes.push(genome);
  }
  return genomes;
}
