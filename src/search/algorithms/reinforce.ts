import { z } from 'zod';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { resolveOptions } from '../algorithm-options.ts';
import type { Batch } from '../operators/variation.ts';
import type { Evaluation, Genome } from '../problem.ts';
import { compareStandings, objectiveBox, standing } from '../scalarization.ts';
import { parseState } from './algorithm-state.ts';
import { batchSizeOption, integerOption, realOption } from './common-options.ts';
import { drawGenome, type GenePolicy, reinforce, startPolicies } from './gene-policy.ts';
import { JUDGED_STATE, type Judged, readJudged, storeJudged } from './judged.ts';
import { PROPOSALS_STATE, Proposals } from './proposals.ts';
import { CORE_STATE, SearchCore } from './search-core.ts';
import { spreadWeights } from './spread-weights.ts';

const OPTIONS = [
  batchSizeOption(40),
  integerOption('controllers', 'Policies, each with weights of its own', 1, 1000, 4),
  realOption(
    'learningRate',
    'Size of a step of the policy for the best and the worst',
    0,
    10,
    0.15,
  ),
  integerOption('memory', 'Latest designs that an outcome is ranked among', 1, 100_000, 200),
];

const STATE = z.object({
  core: CORE_STATE,
  controllers: z.array(z.array(z.array(z.number()))),
  recent: z.array(JUDGED_STATE),
  proposals: PROPOSALS_STATE,
});
type State = z.infer<typeof STATE>;

/** Tries for each genome that must be new. */
const TRIES = 20;

/**
 * REINFORCE (Williams 1992; Zoph and Le 2017 for networks) with a controller that draws each gene by itself. An outcome
 * counts by its rank among the latest ones, between −1 and 1, which serves as the baseline too. With several objectives
 * there are several controllers, each with weights of its own.
 */
class Reinforce implements Algorithm {
  readonly name = 'reinforce';
  readonly #core: SearchCore;
  readonly #objectiveCount: number;
  readonly #batchSize: number;
  readonly #learningRate: number;
  readonly #memory: number;
  readonly #weights: readonly (readonly number[])[];
  readonly #controllers: readonly (readonly GenePolicy[])[];
  readonly #proposals: Proposals;
  #recent: readonly Judged[];

  constructor(setting: AlgorithmSetting, core: SearchCore, state?: State) {
    const options = resolveOptions(OPTIONS, setting.options);
    this.#core = core;
    this.#objectiveCount = setting.objectiveCount;
    this.#batchSize = options.number('batchSize');
    this.#learningRate = options.number('learningRate');
    this.#memory = options.number('memory');
    this.#weights = spreadWeights(setting.objectiveCount, options.number('controllers'));
    this.#controllers = state?.controllers ?? this.#weights.map(() => startPolicies(core.ranges));
    this.#proposals = new Proposals(state?.proposals);
    this.#recent = state?.recent.map(readJudged) ?? [];
  }

  get generation(): number {
    return this.#core.generation;
  }

  ask(): readonly Genome[] {
    const batch = this.#core.batch(this.#batchSize);
    const count = this.#controllers.length;
    for (let tries = 0; tries < TRIES * this.#batchSize; tries++) {
      if (batch.genomes.length === batch.size) break;
      this.#offerDraw(batch, tries % count);
    }
    return this.#core.fill(batch);
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    const judged = this.#core.tell(genomes, evaluations);
    this.#recent = [...this.#recent, ...judged].slice(-Math.max(this.#memory, judged.length));
    const owners = judged.map(({ genome }) => this.#proposals.ownerOf(genome));
    this.#controllers.forEach((policies, controller) => {
      const own = judged.filter((_, index) => owners[index] === controller);
      const advantages = this.#advantages(own, controller);
      own.forEach(({ genome }, index) => {
        const step = this.#learningRate * (advantages[index] ?? 0);
        reinforce(this.#core.ranges, policies, genome, step);
      });
    });
    this.#proposals.clear();
  }

  state(): State {
    return {
      core: this.#core.state(),
      controllers: this.#controllers.map((policies) => policies.map((policy) => [...policy])),
      recent: this.#recent.map(storeJudged),
      proposals: this.#proposals.state(),
    };
  }

  #offerDraw(batch: Batch, controller: number): void {
    const { ranges, random } = this.#core;
    const size = batch.genomes.length;
    const genome = drawGenome(ranges, this.#controllers[controller] ?? [], random);
    batch.offer(genome);
    if (batch.genomes.length > size) this.#proposals.note(genome, controller);
  }

  /** From −1, worse than all the latest designs, to 1, better than all of them. */
  #advantages(judged: readonly Judged[], controller: number): number[] {
    const box = objectiveBox(this.#recent, this.#objectiveCount);
    const weights = this.#weights[controller] ?? [];
    const recent = this.#recent.map((one) => standing(one, weights, box));
    return judged.map((one) => {
      const its = standing(one, weights, box);
      const sum = recent.reduce((lead, other) => lead + Math.sign(compareStandings(other, its)), 0);
      return sum / recent.length;
    });
  }
}

export const reinforceSearch: AlgorithmDefinition = {
  name: 'reinforce',
  description:
    'A policy per gene that learns by REINFORCE which values pay; slow to start, cheap to ask',
  options: OPTIONS,
  create: (start) => new Reinforce(start, SearchCore.started(start)),
  restore: (setting) => {
    const state = parseState(STATE, setting.state);
    return new Reinforce(setting, SearchCore.restored(setting, state.core), state);
  },
};
