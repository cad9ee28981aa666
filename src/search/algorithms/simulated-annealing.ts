import { z } from 'zod';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { resolveOptions } from '../algorithm-options.ts';
import { type MutationSettings, neighbour } from '../operators/mutation.ts';
import { uniformGenome } from '../operators/sampling.ts';
import type { Batch } from '../operators/variation.ts';
import type { Evaluation, Genome } from '../problem.ts';
import { type ObjectiveBox, objectiveBox, standing } from '../scalarization.ts';
import { parseState } from './algorithm-state.ts';
import { etaOption, integerOption, mutatedGenesOption, realOption } from './common-options.ts';
import { JUDGED_STATE, type Judged, readJudged, storeJudged } from './judged.ts';
import { PROPOSALS_STATE, Proposals } from './proposals.ts';
import { CORE_STATE, SearchCore } from './search-core.ts';
import { spreadWeights } from './spread-weights.ts';

const OPTIONS = [
  integerOption('chains', 'Walks at once, each with weights of its own', 1, 10_000, 12),
  realOption(
    'temperature',
    'Loss, in ranges of the objectives, that is first taken with chance 1/e; 0: local search',
    0,
    1000,
    0.02,
  ),
  realOption('halfLife', 'Evaluations after which the temperature has halved', 1, 1e9, 200),
  mutatedGenesOption(1),
  etaOption('mutationEta', 'Smallness of steps', 5),
];

const STATE = z.object({
  core: CORE_STATE,
  evaluations: z.int().min(0),
  chains: z.array(JUDGED_STATE.nullable()),
  proposals: PROPOSALS_STATE,
});
type State = z.infer<typeof STATE>;

/** Tries of a chain for a step to a design that is new. */
const TRIES = 20;

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) by several chains, each drawing the objectives together by
 * weights of its own; a step of one that is better for another is taken over by it too. At temperature 0 it is a local
 * search: only steps that lose nothing are taken.
 */
class SimulatedAnnealing implements Algorithm {
  readonly name = 'simulated-annealing';
  readonly #core: SearchCore;
  readonly #objectiveCount: number;
  readonly #temperature: number;
  readonly #halfLife: number;
  readonly #mutation: MutationSettings;
  readonly #weights: readonly (readonly number[])[];
  readonly #proposals: Proposals;
  /** Where each chain stands; null where it has not begun. */
  #chains: (Judged | null)[];
  #evaluations: number;

  constructor(setting: AlgorithmSetting, core: SearchCore, state?: State) {
    const options = resolveOptions(OPTIONS, setting.options);
    const chance = (options.number('mutatedGenes') - 1) / setting.space.genes.length;
    this.#core = core;
    this.#objectiveCount = setting.objectiveCount;
    this.#temperature = options.number('temperature');
    this.#halfLife = options.number('halfLife');
    this.#mutation = {
      probability: 1,
      geneProbability: Math.min(0.5, Math.max(0, chance)),
      eta: options.number('mutationEta'),
    };
    this.#weights = spreadWeights(setting.objectiveCount, options.number('chains'));
    this.#proposals = new Proposals(state?.proposals);
    this.#evaluations = state?.evaluations ?? 0;
    this.#chains = this.#weights.map((_, chain) => {
      const stored = state?.chains[chain] ?? null;
      return stored === null ? null : readJudged(stored);
    });
  }

  get generation(): number {
    return this.#core.generation;
  }

  ask(): readonly Genome[] {
    const batch = this.#core.batch(this.#weights.length);
    this.#chains.forEach((current, chain) => {
      this.#offerStep(batch, current, chain);
    });
    return this.#core.fill(batch);
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    const judged = this.#core.tell(genomes, evaluations);
    this.#evaluations += judged.length;
    const known = [...this.#chains.flatMap((current) => current ?? []), ...judged];
    const box = objectiveBox(known, this.#objectiveCount);
    judged.forEach((candidate, index) => {
      const owner = this.#proposals.ownerOf(candidate.genome) ?? index % this.#chains.length;
      if (this.#isTaken(candidate, owner, box)) this.#chains[owner] = candidate;
      this.#chains.forEach((current, chain) => {
        if (current !== null && this.#lossOf(candidate, current, chain, box) < 0) {
          this.#chains[chain] = candidate;
        }
      });
    });
    this.#proposals.clear();
  }

  state(): State {
    return {
      core: this.#core.state(),
      evaluations: this.#evaluations,
      chains: this.#chains.map((current) => (current === null ? null : storeJudged(current))),
      proposals: this.#proposals.state(),
    };
  }

  #offerStep(batch: Batch, current: Judged | null, chain: number): void {
    const { ranges, random } = this.#core;
    for (let tries = TRIES; tries > 0 && batch.genomes.length < batch.size; tries--) {
      const size = batch.genomes.length;
      const step =
        current === null
          ? uniformGenome(ranges, random)
          : neighbour(ranges, current.genome, this.#mutation, random);
      batch.offer(step);
      if (batch.genomes.length === size) continue;
      this.#proposals.note(step, chain);
      return;
    }
  }

  /** What the chain loses by going from one to the other, in ranges of the objectives; more violation loses all. */
  #lossOf(candidate: Judged, current: Judged, chain: number, box: ObjectiveBox): number {
    const weights = this.#weights[chain] ?? [];
    const [to, from] = [standing(candidate, weights, box), standing(current, weights, box)];
    if (to.violation === from.violation) return to.scalar - from.scalar;
    return to.violation < from.violation ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }

  #isTaken(candidate: Judged, chain: number, box: ObjectiveBox): boolean {
    const current = this.#chains[chain] ?? null;
    if (current === null) return true;
    const loss = this.#lossOf(candidate, current, chain, box);
    if (loss <= 0) return true;
    const temperature = this.#temperature * 2 ** (-this.#evaluations / this.#halfLife);
    return temperature > 0 && this.#core.random.uniform() < Math.exp(-loss / temperature);
  }
}

export const simulatedAnnealing: AlgorithmDefinition = {
  name: 'simulated-annealing',
  description:
    'Chains of small steps that take losses while they are hot; a local search at temperature 0',
  options: OPTIONS,
  create: (start) => new SimulatedAnnealing(start, SearchCore.started(start)),
  restore: (setting) => {
    const state = parseState(STATE, setting.state);
    return new SimulatedAnnealing(setting, SearchCore.restored(setting, state.core), state);
  },
};
