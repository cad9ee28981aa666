import { z } from 'zod';
import type { Random } from '../../base/random.ts';
import type { Algorithm } from '../algorithm.ts';
import { latinHypercubeSample, uniformSample } from '../operators/sampling.ts';
import { type Contestant, type Tournament, tournamentWinners } from '../operators/tournament.ts';
import { type Batch, fillWithChildren, type VariationSettings } from '../operators/variation.ts';
import type { Evaluation, Genome } from '../problem.ts';
import { possiblyInfinite, readInfinite, storeInfinite } from './algorithm-state.ts';
import { JUDGED_STATE, type Judged, readJudged, storeJudged } from './judged.ts';
import { CORE_STATE, type SearchCore } from './search-core.ts';
import type { Survivor } from './survival.ts';

export const GENETIC_STATE = z.object({
  core: CORE_STATE,
  isConstrained: z.boolean(),
  population: z.array(JUDGED_STATE.extend({ rank: z.int().min(0), crowding: possiblyInfinite })),
  selection: z.unknown(),
});

export type GeneticState = z.infer<typeof GENETIC_STATE>;

/** What makes a genetic algorithm the one it is: who survives, and who wins a tournament. */
export interface Selection {
  survive(candidates: readonly Judged[], size: number, random: Random): readonly Survivor[];
  /** What tournaments look at, survivor by survivor. */
  contestants(population: readonly Survivor[]): readonly Contestant[];
  tournament(isConstrained: boolean): Tournament;
  /** What it must remember between generations, ready for JSON; null where that is nothing. */
  state(): unknown;
}

export interface GeneticSettings extends VariationSettings {
  readonly populationSize: number;
  readonly sampling: 'latin-hypercube' | 'uniform';
}

/** A genetic algorithm by generations over real, integer and categorical genes: parents and children compete to survive. */
export class GeneticSearch implements Algorithm {
  readonly name: string;
  readonly #core: SearchCore;
  readonly #settings: GeneticSettings;
  readonly #selection: Selection;
  #population: readonly Survivor[] = [];
  /** Whether the problem has constraints, which shows in what it says of the first genome. */
  #isConstrained = false;

  constructor(
    name: string,
    core: SearchCore,
    settings: GeneticSettings,
    selection: Selection,
    state?: GeneticState,
  ) {
    this.name = name;
    this.#core = core;
    this.#settings = settings;
    this.#selection = selection;
    if (state === undefined) return;
    this.#isConstrained = state.isConstrained;
    this.#population = state.population.map((member) => ({
      ...readJudged(member),
      rank: member.rank,
      crowding: readInfinite(member.crowding),
    }));
  }

  get generation(): number {
    return this.#core.generation;
  }

  ask(): readonly Genome[] {
    const others = this.#population.map((member) => member.genome);
    const batch = this.#core.batch(this.#settings.populationSize, others);
    if (this.#population.length === 0) this.#offerSample(batch);
    else this.#offerChildren(batch);
    return this.#core.fill(batch);
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    const judged = this.#core.tell(genomes, evaluations);
    this.#isConstrained ||= evaluations.some(({ violations }) => violations.length > 0);
    const candidates = [...this.#population, ...judged];
    const { populationSize } = this.#settings;
    this.#population = this.#selection.survive(candidates, populationSize, this.#core.random);
  }

  state(): GeneticState {
    return {
      core: this.#core.state(),
      isConstrained: this.#isConstrained,
      population: this.#population.map((member) => ({
        ...storeJudged(member),
        rank: member.rank,
        crowding: storeInfinite(member.crowding),
      })),
      selection: this.#selection.state(),
    };
  }

  #offerSample(batch: Batch): void {
    const { sampling, populationSize } = this.#settings;
    const sample = sampling === 'uniform' ? uniformSample : latinHypercubeSample;
    const { ranges, random } = this.#core;
    for (const genome of sample(ranges, populationSize, random)) batch.offer(genome);
  }

  #offerChildren(batch: Batch): void {
    const { ranges, random } = this.#core;
    const contestants = this.#selection.contestants(this.#population);
    const mating = (pairs: number) => this.#parents(contestants, pairs);
    fillWithChildren(batch, mating, ranges, this.#settings, random);
  }

  #parents(contestants: readonly Contestant[], pairs: number): (readonly [Genome, Genome])[] {
    const tournament = this.#selection.tournament(this.#isConstrained);
    const winners = tournamentWinners(contestants, 2 * pairs, tournament, this.#core.random);
    const genomeOf = (place: number) => this.#population[winners[place] ?? 0]?.genome ?? [];
    return Array.from({ length: pairs }, (_, pair) => [genomeOf(2 * pair), genomeOf(2 * pair + 1)]);
  }
}
