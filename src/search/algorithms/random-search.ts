import { z } from 'zod';
import { createRandom, type Random, restoreRandom } from '../../base/random.ts';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { type AlgorithmOption, resolveOptions } from '../algorithm-options.ts';
import { type GeneRanges, geneRanges } from '../operators/gene-ranges.ts';
import { uniformSample } from '../operators/sampling.ts';
import { type Genome, validateSpace } from '../problem.ts';
import { parseState, randomState } from './algorithm-state.ts';

const OPTIONS: readonly AlgorithmOption[] = [
  {
    kind: 'integer',
    name: 'batchSize',
    description: 'Genomes per generation',
    low: 1,
    high: 1_000_000,
    default: 100,
  },
];

const STATE = z.object({ generation: z.int().min(0), random: randomState });

/** Draws every genome evenly and independently: what each other algorithm has to beat. */
class RandomSearch implements Algorithm {
  readonly name = 'random';
  generation: number;
  readonly #ranges: GeneRanges;
  readonly #batchSize: number;
  readonly #random: Random;

  constructor({ space, options }: AlgorithmSetting, random: Random, generation: number) {
    validateSpace(space);
    this.#ranges = geneRanges(space);
    this.#batchSize = resolveOptions(OPTIONS, options).number('batchSize');
    this.#random = random;
    this.generation = generation;
  }

  ask(): readonly Genome[] {
    return uniformSample(this.#ranges, this.#batchSize, this.#random);
  }

  tell(): void {
    this.generation++;
  }

  state(): unknown {
    return { generation: this.generation, random: this.#random.state() };
  }
}

export const randomSearch: AlgorithmDefinition = {
  name: 'random',
  description: 'Independent uniform samples; the baseline',
  options: OPTIONS,
  create: (setting) => new RandomSearch(setting, createRandom(setting.seed), 0),
  restore: (setting) => {
    const { generation, random } = parseState(STATE, setting.state);
    return new RandomSearch(setting, restoreRandom(random), generation);
  },
};
