import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import type {
  Algorithm,
  AlgorithmDefinition,
  AlgorithmSetting,
  AlgorithmStart,
} from '../algorithm.ts';
import { type AlgorithmOption, resolveOptions } from '../algorithm-options.ts';
import { totalViolation } from '../dominance.ts';
import { FIDELITY_GENE } from '../formulations/fidelity.ts';
import { type Evaluation, type Genome, type Space, validateSpace } from '../problem.ts';
import { parseState, possiblyInfinite, readInfinite, storeInfinite } from './algorithm-state.ts';
import { integerOption } from './common-options.ts';
import { randomSearch } from './random-search.ts';
import { regularizedEvolution } from './regularized-evolution.ts';
import { survivors } from './survival.ts';
import { tpe } from './tpe.ts';

/** What draws the designs of a bracket. */
const SAMPLERS: readonly AlgorithmDefinition[] = [randomSearch, tpe, regularizedEvolution];

const OPTIONS: readonly AlgorithmOption[] = [
  {
    kind: 'choice',
    name: 'sampler',
    description: 'What draws new designs; with tpe this is BOHB',
    choices: SAMPLERS.map(({ name }) => name),
    default: 'tpe',
  },
  integerOption('reduction', 'Of so many designs one goes on to the next level', 2, 100, 3),
  integerOption(
    'width',
    'Designs at full fidelity that a bracket is meant to end with',
    1,
    10_000,
    4,
  ),
];

const RUNG_STATE = z.object({
  level: z.int().min(0),
  designs: z.array(z.array(z.number())),
});
const OUTCOME_STATE = z.object({
  genome: z.array(z.number()),
  objectives: z.array(possiblyInfinite),
  violations: z.array(possiblyInfinite),
});
const STATE = z.object({
  generation: z.int().min(0),
  sampler: z.unknown(),
  bracket: z.int().min(0),
  rung: RUNG_STATE.nullable(),
  outcomes: z.array(OUTCOME_STATE),
});
type State = z.infer<typeof STATE>;

/** Designs that are to be judged at one level. */
type Rung = z.infer<typeof RUNG_STATE>;

/** What the best known judgement of a design of the bracket says, without the constraint of full fidelity. */
interface Outcome extends Evaluation {
  readonly genome: Genome;
}

/**
 * Hyperband (Li et al. 2018) over a space whose last gene is the fidelity: brackets of successive halving (Jamieson and
 * Talwalkar 2016), from many designs judged roughly to few judged well. Those of a rung that go on are chosen by fronts
 * and crowding. With TPE as the sampler this is BOHB (Falkner, Klein and Hutter 2018).
 */
class Hyperband implements Algorithm {
  readonly name = 'hyperband';
  generation = 0;
  readonly #sampler: Algorithm;
  readonly #levels: number;
  readonly #reduction: number;
  readonly #width: number;
  /** Levels below the full one at which the next bracket starts. */
  #bracket: number;
  #rung: Rung | null = null;
  #outcomes = new Map<string, Outcome>();

  constructor({ space, options }: AlgorithmSetting, sampler: Algorithm) {
    const resolved = resolveOptions(OPTIONS, options);
    this.#sampler = sampler;
    this.#levels = levelsOf(space);
    this.#reduction = resolved.number('reduction');
    this.#width = resolved.number('width');
    this.#bracket = this.#levels - 1;
  }

  static restored(setting: AlgorithmSetting, sampler: Algorithm, state: State): Hyperband {
    const algorithm = new Hyperband(setting, sampler);
    algorithm.generation = state.generation;
    algorithm.#bracket = state.bracket;
    algorithm.#rung = state.rung;
    for (const { genome, objectives, violations } of state.outcomes) {
      algorithm.#outcomes.set(genome.join(), {
        genome,
        objectives: objectives.map(readInfinite),
        violations: violations.map(readInfinite),
      });
    }
    return algorithm;
  }

  ask(): readonly Genome[] {
    this.#rung ??= this.#firstRung();
    const { level, designs } = this.#rung;
    if (designs.length === 0) this.#rung = null;
    return designs.map((design) => [...design, level]);
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    this.generation++;
    const outcomes = evaluations.map(({ objectives, violations }, index) => ({
      genome: (genomes[index] ?? []).slice(0, -1),
      objectives,
      violations: violations.slice(0, -1),
    }));
    for (const outcome of outcomes) this.#outcomes.set(outcome.genome.join(), outcome);
    const level = this.#rung?.level ?? this.#levels - 1;
    if (level < this.#levels - 1 && outcomes.length > 0) {
      this.#rung = { level: level + 1, designs: this.#promoted(outcomes) };
    } else {
      this.#endBracket();
    }
  }

  state(): State {
    return {
      generation: this.generation,
      sampler: this.#sampler.state(),
      bracket: this.#bracket,
      rung: this.#rung,
      outcomes: [...this.#outcomes.values()].map(({ genome, objectives, violations }) => ({
        genome: [...genome],
        objectives: objectives.map(storeInfinite),
        violations: violations.map(storeInfinite),
      })),
    };
  }

  #firstRung(): Rung {
    const share = this.#levels / (this.#bracket + 1);
    const count = Math.ceil(this.#width * share * this.#reduction ** this.#bracket);
    const designs = new Map<string, number[]>();
    for (;;) {
      const before = designs.size;
      for (const genome of this.#sampler.ask()) designs.set(genome.join(), [...genome]);
      if (designs.size >= count || designs.size === before) break;
    }
    return {
      level: this.#levels - 1 - this.#bracket,
      designs: [...designs.values()].slice(0, count),
    };
  }

  #promoted(outcomes: readonly Outcome[]): number[][] {
    const judged = outcomes.map((outcome) => ({
      genome: outcome.genome,
      objectives: outcome.objectives,
      violation: totalViolation(outcome),
    }));
    const count = Math.ceil(judged.length / this.#reduction);
    return survivors(judged, count, 'one-by-one').map(({ genome }) => [...genome]);
  }

  #endBracket(): void {
    const outcomes = [...this.#outcomes.values()];
    this.#sampler.tell(
      outcomes.map(({ genome }) => genome),
      outcomes,
    );
    this.#outcomes = new Map();
    this.#rung = null;
    this.#bracket = this.#bracket === 0 ? this.#levels - 1 : this.#bracket - 1;
  }
}

/** Throws InputError where the last gene is not the fidelity. */
function levelsOf({ genes }: Space): number {
  const last = genes.at(-1);
  if (last?.kind === 'integer' && last.name === FIDELITY_GENE && last.low === 0)
    return last.high + 1;
  throw new InputError({
    path: 'genes',
    rule: `must end with an integer gene named ${FIDELITY_GENE} that counts levels from 0`,
    got: last?.name ?? 'none',
    remedy: 'Make a FidelityProblem and hand it to withFidelityGene, or use another algorithm',
  });
}

/** The setting of the sampler: all genes but the level. */
function inner<T extends AlgorithmSetting>({ options, ...setting }: T) {
  validateSpace(setting.space);
  levelsOf(setting.space);
  const name = resolveOptions(OPTIONS, options).choice('sampler');
  const definition = SAMPLERS.find((one) => one.name === name) ?? randomSearch;
  const genes = setting.space.genes.slice(0, -1);
  return { definition, setting: { ...setting, space: { genes } } };
}

export const hyperband: AlgorithmDefinition = {
  name: 'hyperband',
  description: 'Many designs judged roughly, few judged well; for problems with a fidelity gene',
  options: OPTIONS,
  create: (start) => {
    const { definition, setting } = inner<AlgorithmStart>(start);
    const initial = setting.initial?.map((genome) => genome.slice(0, -1));
    const sampler = definition.create({
      ...setting,
      ...(initial === undefined ? {} : { initial }),
    });
    return new Hyperband(start, sampler);
  },
  restore: (setting) => {
    const state = parseState(STATE, setting.state);
    const { definition, setting: own } = inner(setting);
    const sampler = definition.restore({ ...own, state: state.sampler });
    return Hyperband.restored(setting, sampler, state);
  },
};
