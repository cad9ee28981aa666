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

/** Gives as many pairs of parents as it is asked for. */
export type Mating = (pairs: number) => readonly (readonly [Genome, Genome])[];

/** Genomes that a batch may no longer hold: those known before, and those already in it. */
export interface Batch {
  readonly genomes: Genome[];
  readonly size: number;
  /** Puts a genome in where it is new and there is room. */
  offer(genome: Genome): void;
}

/** An empty batch for so many genomes, none of which `isKnown` or is one of the `others`. */
export function emptyBatch(
  size: number,
  isKnown: (genome: Genome) => boolean,
  others: Iterable<Genome> = [],
): Batch {
  const seen = new GenomeSet(others);
  const genomes: Genome[] = [];
  return {
    genomes,
    size,
    offer: (genome) => {
      if (genomes.length < size && !isKnown(genome) && seen.add(genome)) genomes.push(genome);
    },
  };
}

/** Rounds, or tries for each genome, after which a batch is left as it is. */
const MAX_ROUNDS = 100;

/** Fills a batch with children; leaves room where 100 rounds of mating found nothing new, as in small spaces. */
export function fillWithChildren(
  batch: Batch,
  mating: Mating,
  ranges: GeneRanges,
  settings: VariationSettings,
  random: Random,
): void {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const room = batch.size - batch.genomes.length;
    if (room === 0) return;
    for (const parents of mating(Math.ceil(room / 2))) {
      for (const child of recombine(ranges, parents, settings.crossover, random)) {
        mutate(ranges, child, settings.mutation, random);
        batch.offer(child);
      }
    }
  }
}

/** Fills a batch with draws; leaves room where 100 draws for each of its genomes found nothing new. */
export function fillWithDraws(batch: Batch, draw: () => Genome): void {
  for (let tries = MAX_ROUNDS * batch.size; tries > 0; tries--) {
    if (batch.genomes.length === batch.size) return;
    batch.offer(draw());
  }
}
