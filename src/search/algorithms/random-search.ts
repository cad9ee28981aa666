import { z } from 'zod';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { resolveOptions } from '../algorithm-options.ts';
import type { Evaluation, Genome } from '../problem.ts';
import { parseState } from './algorithm-state.ts';
import { batchSizeOption } from './common-options.ts';
import { CORE_STATE, SearchCore } from './search-core.ts';

const OPTIONS = [batchSizeOption(100)];
const STATE = z.object({ core: CORE_STATE });

/** Draws every genome evenly, in countable spaces without repeats: what each other algorithm has to beat. */
class RandomSearch implements Algorithm {
  readonly name = 'random';
  readonly #core: SearchCore;
  readonly #batchSize: number;

  constructor({ options }: AlgorithmSetting, core: SearchCore) {
    this.#core = core;
    this.#batchSize = resolveOptions(OPTIONS, options).number('batchSize');
  }

  get generation(): number {
    return this.#core.generation;
  }

  ask(): readonly Genome[] {
    return this.#core.fill(this.#core.batch(this.#batchSize));
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    this.#core.tell(genomes, evaluations);
  }

  state(): z.infer<typeof STATE> {
    return { core: this.#core.state() };
  }
}

export const randomSearch: AlgorithmDefinition = {
  name: 'random',
  description: 'Even draws from the whole space; the baseline',
  options: OPTIONS,
  create: (start) => new RandomSearch(start, SearchCore.started(start)),
  restore: (setting) => {
    const { core } = parseState(STATE, setting.state);
    return new RandomSearch(setting, SearchCore.restored(setting, core));
  },
};
