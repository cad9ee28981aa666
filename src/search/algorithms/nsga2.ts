import { z } from 'zod';
import { createRandom, type Random, restoreRandom } from '../../base/random.ts';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { totalViolation } from '../dominance.ts';
import { type GeneRanges, geneRanges } from '../operators/gene-ranges.ts';
import { GenomeLedger } from '../operators/genome-ledger.ts';
import { latinHypercubeSample, uniformGenome, uniformSample } from '../operators/sampling.ts';
import { type Tournament, tournamentWinners } from '../operators/tournament.ts';
import { type Batch, emptyBatch, fillWithChildren, fillWithDraws } from '../operators/variation.ts';
import { type Evaluation, type Genome, validateSpace } from '../problem.ts';
import {
  parseState,
  possiblyInfinite,
  randomState,
  readInfinite,
  storeInfinite,
} from './algorithm-state.ts';
import { NSGA2_OPTIONS, type Nsga2Settings, nsga2Settings } from './nsga2-options.ts';
import { type Survivor, survivors } from './survival.ts';

const STATE = z.object({
  generation: z.int().min(0),
  random: randomState,
  judged: z.array(z.int().min(0)),
  isConstrained: z.boolean(),
  population: z.array(
    z.object({
      genome: z.array(z.number()),
      objectives: z.array(possiblyInfinite),
      violation: possiblyInfinite,
      rank: z.int().min(0),
      crowding: possiblyInfinite,
    }),
  ),
});

type State = z.infer<typeof STATE>;

/** NSGA-II (Deb, Pratap, Agarwal and Meyarivan 2002) over real, integer and categorical genes. */
class Nsga2 implements Algorithm {
  readonly name = 'nsga2';
  generation = 0;
  readonly #ranges: GeneRanges;
  readonly #settings: Nsga2Settings;
  readonly #random: Random;
  readonly #ledger: GenomeLedger;
  #population: readonly Survivor[] = [];
  /** Whether the problem has constraints, which shows in what it says of the first genome. */
  #isConstrained = false;

  constructor(
    { space, options }: AlgorithmSetting,
    random: Random,
    judged: readonly number[] = [],
  ) {
    validateSpace(space);
    this.#ranges = geneRanges(space);
    this.#ledger = new GenomeLedger(this.#ranges, judged);
    this.#settings = nsga2Settings(options, space.genes.length);
    this.#random = random;
  }

  static restored(setting: AlgorithmSetting, state: State): Nsga2 {
    const algorithm = new Nsga2(setting, restoreRandom(state.random), state.judged);
    algorithm.generation = state.generation;
    algorithm.#isConstrained = state.isConstrained;
    algorithm.#population = state.population.map((member) => ({
      ...member,
      objectives: member.objectives.map(readInfinite),
      violation: readInfinite(member.violation),
      crowding: readInfinite(member.crowding),
    }));
    return algorithm;
  }

  ask(): readonly Genome[] {
    const isKnown = (genome: Genome) => this.#ledger.has(genome);
    const others = this.#population.map((member) => member.genome);
    const batch = emptyBatch(this.#settings.populationSize, isKnown, others);
    if (this.#population.length === 0) this.#offerSample(batch);
    else this.#offerChildren(batch);
    fillWithDraws(batch, () => uniformGenome(this.#ranges, this.#random));
    return batch.genomes;
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    const judged = evaluations.map((evaluation, index) => ({
      genome: genomes[index] ?? [],
      objectives: evaluation.objectives,
      violation: totalViolation(evaluation),
    }));
    const { populationSize, pruning } = this.#settings;
    this.#isConstrained ||= evaluations.some(({ violations }) => violations.length > 0);
    this.#population = survivors([...this.#population, ...judged], populationSize, pruning);
    for (const genome of genomes) this.#ledger.add(genome);
    this.generation++;
  }

  state(): State {
    return {
      generation: this.generation,
      random: [...this.#random.state()],
      judged: this.#ledger.state(),
      isConstrained: this.#isConstrained,
      population: this.#population.map((member) => ({
        genome: [...member.genome],
        objectives: member.objectives.map(storeInfinite),
        violation: storeInfinite(member.violation),
        rank: member.rank,
        crowding: storeInfinite(member.crowding),
      })),
    };
  }

  #offerSample(batch: Batch): void {
    const { sampling, populationSize } = this.#settings;
    const sample = sampling === 'uniform' ? uniformSample : latinHypercubeSample;
    for (const genome of sample(this.#ranges, populationSize, this.#random)) batch.offer(genome);
  }

  #offerChildren(batch: Batch): void {
    const mating = (pairs: number) => this.#parents(pairs);
    fillWithChildren(batch, mating, this.#ranges, this.#settings, this.#random);
  }

  #tournament(): Tournament {
    const { tournament } = this.#settings;
    if (tournament !== 'automatic') return tournament;
    return this.#isConstrained ? 'dominance' : 'rank';
  }

  #parents(pairs: number): (readonly [Genome, Genome])[] {
    const tournament = this.#tournament();
    const winners = tournamentWinners(this.#population, 2 * pairs, tournament, this.#random);
    const genomeOf = (place: number) => this.#population[winners[place] ?? 0]?.genome ?? [];
    return Array.from({ length: pairs }, (_, pair) => [genomeOf(2 * pair), genomeOf(2 * pair + 1)]);
  }
}

export const nsga2: AlgorithmDefinition = {
  name: 'nsga2',
  description: 'NSGA-II: fronts and crowding; a good first choice for two or three objectives',
  options: NSGA2_OPTIONS,
  create: (setting) => new Nsga2(setting, createRandom(setting.seed)),
  restore: (setting) => Nsga2.restored(setting, parseState(STATE, setting.state)),
};
