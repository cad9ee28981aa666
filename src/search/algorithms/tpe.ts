import { z } from 'zod';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { resolveOptions } from '../algorithm-options.ts';
import { latinHypercubeSample } from '../operators/sampling.ts';
import type { Evaluation, Genome } from '../problem.ts';
import { parseState } from './algorithm-state.ts';
import { batchSizeOption, integerOption, realOption } from './common-options.ts';
import { boundedMemory, splitMemory } from './elite-memory.ts';
import { JUDGED_STATE, type Judged, readJudged, storeJudged } from './judged.ts';
import { type GeneDensity, parzenDensity } from './parzen.ts';
import { CORE_STATE, SearchCore } from './search-core.ts';

const OPTIONS = [
  batchSizeOption(10),
  integerOption('startup', 'Designs of the first batch, before there is a model', 1, 100_000, 40),
  realOption('goodShare', 'Share of the designs that count as good', 0.01, 0.9, 0.1),
  integerOption('mostGood', 'Designs that count as good at most', 1, 10_000, 40),
  integerOption('candidates', 'Draws of which the most promising one is taken', 1, 10_000, 24),
  integerOption('memory', 'Designs that the model learns from at most', 10, 10_000, 300),
];

const STATE = z.object({ core: CORE_STATE, designs: z.array(JUDGED_STATE) });
type State = z.infer<typeof STATE>;

/** Tries for each genome that must be new. */
const TRIES = 20;

/**
 * Tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl 2011), for several objectives as in Ozaki et al.
 * 2020: the good designs are the better fronts. Of draws from the density of the good ones, gene by gene, the one is taken
 * that is likeliest beside the density of the rest.
 */
class Tpe implements Algorithm {
  readonly name = 'tpe';
  readonly #core: SearchCore;
  readonly #batchSize: number;
  readonly #startup: number;
  readonly #goodShare: number;
  readonly #mostGood: number;
  readonly #candidates: number;
  readonly #memory: number;
  #designs: readonly Judged[];

  constructor(setting: AlgorithmSetting, core: SearchCore, state?: State) {
    const options = resolveOptions(OPTIONS, setting.options);
    this.#core = core;
    this.#batchSize = options.number('batchSize');
    this.#startup = options.number('startup');
    this.#goodShare = options.number('goodShare');
    this.#mostGood = options.number('mostGood');
    this.#candidates = options.number('candidates');
    this.#memory = options.number('memory');
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
    const densities = this.#densities();
    for (let tries = TRIES * this.#batchSize; tries > 0; tries--) {
      if (batch.genomes.length === batch.size) break;
      batch.offer(densities.map((pair) => this.#promising(pair)));
    }
    return this.#core.fill(batch);
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    const judged = this.#core.tell(genomes, evaluations);
    this.#designs = boundedMemory([...this.#designs, ...judged], this.#memory);
  }

  state(): State {
    return { core: this.#core.state(), designs: this.#designs.map(storeJudged) };
  }

  /** Per gene the densities of the good designs and of the rest. */
  #densities(): (readonly [GeneDensity, GeneDensity])[] {
    const count = Math.ceil(this.#goodShare * this.#designs.length);
    const { good, rest } = splitMemory(this.#designs, Math.min(this.#mostGood, count));
    const goodGenomes = good.map(({ genome }) => genome);
    const otherGenomes = rest.map(({ genome }) => genome);
    const { ranges } = this.#core;
    return Array.from({ length: ranges.count }, (_, gene) => [
      parzenDensity(ranges, gene, goodGenomes),
      parzenDensity(ranges, gene, otherGenomes),
    ]);
  }

  #promising([good, rest]: readonly [GeneDensity, GeneDensity]): number {
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < this.#candidates; i++) {
      const value = good.draw(this.#core.random);
      const lead = good.logDensity(value) - rest.logDensity(value);
      if (lead <= most) continue;
      most = lead;
      best = value;
    }
    return best;
  }
}

export const tpe: AlgorithmDefinition = {
  name: 'tpe',
  description:
    'Tree-structured Parzen estimator: draws where good designs are dense; for costly evaluations',
  options: OPTIONS,
  create: (start) => new Tpe(start, SearchCore.started(start)),
  restore: (setting) => {
    const state = parseState(STATE, setting.state);
    return new Tpe(setting, SearchCore.restored(setting, state.core), state);
  },
};
