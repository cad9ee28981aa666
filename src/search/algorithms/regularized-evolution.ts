import { z } from 'zod';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { resolveOptions } from '../algorithm-options.ts';
import { type MutationSettings, neighbour } from '../operators/mutation.ts';
import { latinHypercubeSample } from '../operators/sampling.ts';
import type { Batch } from '../operators/variation.ts';
import type { Evaluation, Genome } from '../problem.ts';
import {
  compareStandings,
  drawnWeights,
  type ObjectiveBox,
  objectiveBox,
  type Standing,
  standing,
} from '../scalarization.ts';
import { parseState } from './algorithm-state.ts';
import { batchSizeOption, etaOption, integerOption, mutatedGenesOption } from './common-options.ts';
import { JUDGED_STATE, type Judged, readJudged, storeJudged } from './judged.ts';
import { CORE_STATE, SearchCore } from './search-core.ts';

const OPTIONS = [
  batchSizeOption(20),
  integerOption('populationSize', 'Designs that are alive at once', 2, 100_000, 100),
  integerOption('sampleSize', 'Designs that compete to be the parent', 1, 100_000, 25),
  mutatedGenesOption(1),
  etaOption('mutationEta', 'Smallness of mutation steps', 5),
];

const STATE = z.object({ core: CORE_STATE, population: z.array(JUDGED_STATE) });
type State = z.infer<typeof STATE>;

/** Tries for each child that must be new. */
const TRIES = 20;

/**
 * Aging evolution (Real, Aggarwal, Huang and Le 2019): the best of a sample begets a mutant, and the oldest dies, however
 * good it is. With several objectives, each sample is judged by weights of its own.
 */
class RegularizedEvolution implements Algorithm {
  readonly name = 'regularized-evolution';
  readonly #core: SearchCore;
  readonly #objectiveCount: number;
  readonly #batchSize: number;
  readonly #populationSize: number;
  readonly #sampleSize: number;
  readonly #mutation: MutationSettings;
  /** From the oldest to the youngest. */
  #population: readonly Judged[];

  constructor(setting: AlgorithmSetting, core: SearchCore, state?: State) {
    const options = resolveOptions(OPTIONS, setting.options);
    const chance = (options.number('mutatedGenes') - 1) / setting.space.genes.length;
    this.#core = core;
    this.#objectiveCount = setting.objectiveCount;
    this.#batchSize = options.number('batchSize');
    this.#populationSize = options.number('populationSize');
    this.#sampleSize = options.number('sampleSize');
    this.#mutation = {
      probability: 1,
      geneProbability: Math.min(0.5, Math.max(0, chance)),
      eta: options.number('mutationEta'),
    };
    this.#population = state?.population.map(readJudged) ?? [];
  }

  get generation(): number {
    return this.#core.generation;
  }

  ask(): readonly Genome[] {
    if (this.#population.length === 0) return this.#core.fill(this.#firstBatch());
    const batch = this.#core.batch(this.#batchSize);
    const box = objectiveBox(this.#population, this.#objectiveCount);
    for (let tries = TRIES * this.#batchSize; tries > 0; tries--) {
      if (batch.genomes.length === batch.size) break;
      const { ranges, random } = this.#core;
      batch.offer(neighbour(ranges, this.#parent(box), this.#mutation, random));
    }
    return this.#core.fill(batch);
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    const judged = this.#core.tell(genomes, evaluations);
    this.#population = [...this.#population, ...judged].slice(-this.#populationSize);
  }

  state(): State {
    return { core: this.#core.state(), population: this.#population.map(storeJudged) };
  }

  #firstBatch(): Batch {
    const batch = this.#core.batch(this.#populationSize);
    const { ranges, random } = this.#core;
    for (const genome of latinHypercubeSample(ranges, batch.size, random)) batch.offer(genome);
    return batch;
  }

  #parent(box: ObjectiveBox): Genome {
    const { random } = this.#core;
    const weights = drawnWeights(this.#objectiveCount, random);
    let best: Judged | undefined;
    let bestStanding: Standing = { violation: Number.POSITIVE_INFINITY, scalar: 0 };
    for (let i = 0; i < this.#sampleSize; i++) {
      const candidate = random.pick(this.#population);
      const its = standing(candidate, weights, box);
      if (best !== undefined && compareStandings(its, bestStanding) >= 0) continue;
      best = candidate;
      bestStanding = its;
    }
    return best?.genome ?? [];
  }
}

export const regularizedEvolution: AlgorithmDefinition = {
  name: 'regularized-evolution',
  description: 'Aging evolution: mutants of the best of a sample, and the oldest dies',
  options: OPTIONS,
  create: (start) => new RegularizedEvolution(start, SearchCore.started(start)),
  restore: (setting) => {
    const state = parseState(STATE, setting.state);
    return new RegularizedEvolution(setting, SearchCore.restored(setting, state.core), state);
  },
};
