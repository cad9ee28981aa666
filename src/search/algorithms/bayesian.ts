import { z } from 'zod';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { resolveOptions } from '../algorithm-options.ts';
import { neighbour } from '../operators/mutation.ts';
import { latinHypercubeSample, uniformGenome } from '../operators/sampling.ts';
import type { Batch } from '../operators/variation.ts';
import type { Evaluation, Genome } from '../problem.ts';
import { drawnWeights } from '../scalarization.ts';
import { gaussianProcess } from '../surrogates/gaussian-process.ts';
import { expectedImprovement } from '../surrogates/normal.ts';
import type { FittedSurrogate, Surrogate } from '../surrogates/surrogate.ts';
import { parseState } from './algorithm-state.ts';
import { batchSizeOption, integerOption } from './common-options.ts';
import { boundedMemory } from './elite-memory.ts';
import { JUDGED_STATE, type Judged, readJudged, storeJudged } from './judged.ts';
import { scalarFigures } from './scalar-figures.ts';
import { CORE_STATE, SearchCore } from './search-core.ts';

const OPTIONS = [
  batchSizeOption(4),
  integerOption('startup', 'Designs of the first batch, before there is a model', 1, 100_000, 30),
  integerOption(
    'candidates',
    'Genomes of each round that the model is asked about',
    2,
    100_000,
    60,
  ),
  integerOption('rounds', 'Rounds, each about the most promising genomes of the last', 1, 100, 4),
  integerOption(
    'memory',
    'Designs that the model learns from at most; its cost grows with the cube',
    10,
    2000,
    120,
  ),
];

const STATE = z.object({ core: CORE_STATE, designs: z.array(JUDGED_STATE) });
type State = z.infer<typeof STATE>;

/** Genomes that each round goes on from. */
const PARENTS = 10;
const STEPS = { probability: 1, geneProbability: 0, eta: 5 };

/** A genome with what a model hopes of it. */
interface Hope {
  readonly genome: Genome;
  readonly improvement: number;
}

/**
 * Bayesian optimisation as ParEGO (Knowles 2006): for each genome new weights draw the objectives together, a Gaussian
 * process learns that one figure, and the genome of the greatest expected improvement is asked for. Infeasible designs
 * count as worse than all feasible ones, by their violation.
 */
class Bayesian implements Algorithm {
  readonly name = 'bayesian';
  readonly #core: SearchCore;
  readonly #objectiveCount: number;
  readonly #batchSize: number;
  readonly #startup: number;
  readonly #candidates: number;
  readonly #rounds: number;
  readonly #memory: number;
  readonly #surrogate: Surrogate;
  #designs: readonly Judged[];

  constructor(setting: AlgorithmSetting, core: SearchCore, state?: State) {
    const options = resolveOptions(OPTIONS, setting.options);
    this.#core = core;
    this.#objectiveCount = setting.objectiveCount;
    this.#batchSize = options.number('batchSize');
    this.#startup = options.number('startup');
    this.#candidates = options.number('candidates');
    this.#rounds = options.number('rounds');
    this.#memory = options.number('memory');
    this.#surrogate = gaussianProcess(core.ranges);
    this.#designs = state?.designs.map(readJudged) ?? [];
  }

  get generation(): number {
    return this.#core.generation;
  }

  ask(): readonly Genome[] {
    const { ranges, random } = this.#core;
    if (this.#designs.length === 0) {
      const batch = this.#core.batch(this.#startup);
      for (const genome of latinHypercubeSample(ranges, batch.size, random)) batch.offer(genome);
      return this.#core.fill(batch);
    }
    const batch = this.#core.batch(this.#batchSize);
    for (let left = batch.size - batch.genomes.length; left > 0; left--) this.#offerBest(batch);
    return this.#core.fill(batch);
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    const judged = this.#core.tell(genomes, evaluations);
    this.#designs = boundedMemory([...this.#designs, ...judged], this.#memory);
  }

  state(): State {
    return { core: this.#core.state(), designs: this.#designs.map(storeJudged) };
  }

  /** Puts the most promising new genome for newly drawn weights into the batch. */
  #offerBest(batch: Batch): void {
    const weights = drawnWeights(this.#objectiveCount, this.#core.random);
    const figures = scalarFigures(this.#designs, weights);
    const genomes = this.#designs.map(({ genome }) => genome);
    const model = this.#surrogate.fit(genomes, figures);
    const size = batch.genomes.length;
    for (const { genome } of this.#hopes(model, genomes, figures)) {
      batch.offer(genome);
      if (batch.genomes.length > size) return;
    }
  }

  /** Genomes by expected improvement, the greatest first: draws and steps from the best, then steps from those. */
  #hopes(
    model: FittedSurrogate,
    genomes: readonly Genome[],
    figures: readonly number[],
  ): readonly Hope[] {
    const { ranges, random } = this.#core;
    const best = Math.min(...figures);
    const order = [...figures.keys()].sort((a, b) => (figures[a] ?? 0) - (figures[b] ?? 0));
    let parents = order.slice(0, PARENTS).map((position) => genomes[position] ?? []);
    let hopes: readonly Hope[] = [];
    const nearby = () => neighbour(ranges, random.pick(parents), STEPS, random);
    for (let round = 0; round < this.#rounds; round++) {
      const asked = Array.from({ length: this.#candidates }, (_, i) =>
        round === 0 && i % 2 === 0 ? uniformGenome(ranges, random) : nearby(),
      );
      const found = model.predict(asked).map(({ mean, deviation }, i) => ({
        genome: asked[i] ?? [],
        improvement: expectedImprovement(mean, deviation, best),
      }));
      hopes = [...hopes, ...found].sort((a, b) => b.improvement - a.improvement);
      parents = hopes.slice(0, PARENTS).map(({ genome }) => genome);
    }
    return hopes;
  }
}

export const bayesian: AlgorithmDefinition = {
  name: 'bayesian',
  description:
    'ParEGO: a Gaussian process and expected improvement; for evaluations that cost minutes',
  options: OPTIONS,
  create: (start) => new Bayesian(start, SearchCore.started(start)),
  restore: (setting) => {
    const state = parseState(STATE, setting.state);
    return new Bayesian(setting, SearchCore.restored(setting, state.core), state);
  },
};
