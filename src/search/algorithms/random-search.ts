import { z } from 'zod';
import { createRandom, type Random, restoreRandom } from '../../base/random.ts';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { type AlgorithmOption, resolveOptions } from '../algorithm-options.ts';
import { type GeneRanges, geneRanges } from '../operators/gene-ranges.ts';
import { GenomeLedger } from '../operators/genome-ledger.ts';
import { uniformGenome } from '../operators/sampling.ts';
import { emptyBatch, fillWithDraws } from '../operators/variation.ts';
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

const STATE = z.object({
  generation: z.int().min(0),
  random: randomState,
  judged: z.array(z.int().min(0)),
});

type State = z.infer<typeof STATE>;

/** Draws every genome evenly, in countable spaces without repeats: what each other algorithm has to beat. */
class RandomSearch implements Algorithm {
  readonly name = 'random';
  generation: number;
  readonly #ranges: GeneRanges;
  readonly #batchSize: number;
  readonly #random: Random;
  readonly #ledger: GenomeLedger;

  constructor(
    { space, options }: AlgorithmSetting,
    random: Random,
    { generation, judged }: Pick<State, 'generation' | 'judged'> = { generation: 0, judged: [] },
  ) {
    validateSpace(space);
    this.#ranges = geneRanges(space);
    this.#ledger = new GenomeLedger(this.#ranges, judged);
    this.#batchSize = resolveOptions(OPTIONS, options).number('batchSize');
    this.#random = random;
    this.generation = generation;
  }

  ask(): readonly Genome[] {
    const batch = emptyBatch(this.#batchSize, (genome) => this.#ledger.has(genome));
    fillWithDraws(batch, () => uniformGenome(this.#ranges, this.#random));
    return batch.genomes;
  }

  tell(genomes: readonly Genome[]): void {
    for (const genome of genomes) this.#ledger.add(genome);
    this.generation++;
  }

  state(): State {
    return {
      generation: this.generation,
      random: [...this.#random.state()],
      judged: this.#ledger.state(),
    };
  }
}

export const randomSearch: AlgorithmDefinition = {
  name: 'random',
  description: 'Even draws from the whole space; the baseline',
  options: OPTIONS,
  create: (setting) => new RandomSearch(setting, createRandom(setting.seed)),
  restore: (setting) => {
    const state = parseState(STATE, setting.state);
    return new RandomSearch(setting, restoreRandom(state.random), state);
  },
};
