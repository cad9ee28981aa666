import { z } from 'zod';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { resolveOptions } from '../algorithm-options.ts';
import { totalViolation } from '../dominance.ts';
import { geneRanges } from '../operators/gene-ranges.ts';
import { GenomeSet } from '../operators/genome-set.ts';
import { type Evaluation, type Genome, validateSpace } from '../problem.ts';
import { CALIBRATION_STATE, Calibration } from '../surrogates/calibration.ts';
import { gaussianProcess } from '../surrogates/gaussian-process.ts';
import type { Prediction, Surrogate } from '../surrogates/surrogate.ts';
import { parseState } from './algorithm-state.ts';
import { integerOption, realOption } from './common-options.ts';
import { boundedMemory } from './elite-memory.ts';
import { JUDGED_STATE, type Judged, readJudged, storeJudged } from './judged.ts';
import { nsga2 } from './nsga2.ts';
import { survivors } from './survival.ts';

const OWN_OPTIONS = [
  integerOption('screening', 'Candidates for each design that is judged', 1, 1000, 4),
  realOption('unscreened', 'Share of each batch that the model does not choose', 0, 1, 0.2),
  integerOption('trainingSize', 'Designs that the model learns from at most', 10, 2000, 150),
];
const OPTIONS = [...OWN_OPTIONS, ...nsga2.options];
const OWN_NAMES = OWN_OPTIONS.map(({ name }) => name);

const PREDICTION_STATE = z.object({
  genome: z.array(z.number()),
  predictions: z.array(z.object({ mean: z.number(), deviation: z.number() })),
});
const STATE = z.object({
  search: z.unknown(),
  designs: z.array(JUDGED_STATE),
  predicted: z.array(PREDICTION_STATE),
  calibration: CALIBRATION_STATE,
});
type State = z.infer<typeof STATE>;
type Predicted = z.infer<typeof PREDICTION_STATE>;

/** Feasible designs from which on there is a model. */
const LEAST_DESIGNS = 20;

/**
 * NSGA-II whose children a model screens (surrogate-assisted search): several times as many are made as are judged, and
 * the model, learned from the run's own trials, says which are promising. Part of each batch is not screened, so that a
 * model that errs cannot close the search. What it predicted is held against what came out: see `diagnostics`.
 */
class ScreenedSearch implements Algorithm {
  readonly name = 'screened-nsga2';
  readonly #search: Algorithm;
  readonly #surrogate: Surrogate;
  readonly #objectiveCount: number;
  readonly #screening: number;
  readonly #unscreened: number;
  readonly #trainingSize: number;
  readonly #calibration: Calibration;
  #designs: readonly Judged[];
  /** What was expected of the genomes of the latest asks. */
  #predicted: readonly Predicted[];

  constructor(setting: AlgorithmSetting, search: Algorithm, state?: State) {
    const options = resolveOptions(OPTIONS, setting.options);
    this.#search = search;
    this.#surrogate = gaussianProcess(geneRanges(setting.space));
    this.#objectiveCount = setting.objectiveCount;
    this.#screening = options.number('screening');
    this.#unscreened = options.number('unscreened');
    this.#trainingSize = options.number('trainingSize');
    this.#calibration = new Calibration(state?.calibration);
    this.#designs = state?.designs.map(readJudged) ?? [];
    this.#predicted = state?.predicted ?? [];
  }

  get generation(): number {
    return this.#search.generation;
  }

  ask(): readonly Genome[] {
    const first = this.#search.ask();
    const known = this.#designs.filter(({ violation }) => violation <= 0);
    if (known.length < LEAST_DESIGNS || this.#screening === 1) return first;
    const kept = first.slice(0, Math.ceil(this.#unscreened * first.length));
    const seen = new GenomeSet(kept);
    const candidates = first.slice(kept.length).filter((genome) => seen.add(genome));
    for (let round = 1; round < this.#screening; round++) {
      candidates.push(...this.#search.ask().filter((genome) => seen.add(genome)));
    }
    const expected = this.#predictions(known, [...kept, ...candidates]);
    const promising = survivors(
      expected.slice(kept.length).map(asJudged),
      first.length - kept.length,
      'one-by-one',
    ).map(({ genome }) => genome);
    this.#predicted = expected;
    return [...kept, ...promising];
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    this.#search.tell(genomes, evaluations);
    const judged = evaluations.map((evaluation, index) => ({
      genome: genomes[index] ?? [],
      objectives: evaluation.objectives,
      violation: totalViolation(evaluation),
    }));
    this.#compare(judged.filter(({ violation }) => violation <= 0));
    this.#predicted = [];
    this.#designs = boundedMemory([...this.#designs, ...judged], this.#trainingSize);
  }

  state(): State {
    return {
      search: this.#search.state(),
      designs: this.#designs.map(storeJudged),
      predicted: [...this.#predicted],
      calibration: this.#calibration.state(),
    };
  }

  diagnostics(): Readonly<Record<string, number>> {
    return this.#calibration.figures();
  }

  /** What a model for each objective expects of the genomes. */
  #predictions(known: readonly Judged[], genomes: readonly Genome[]): Predicted[] {
    const trained = known.map(({ genome }) => genome);
    const byObjective = Array.from({ length: this.#objectiveCount }, (_, objective) => {
      const figures = known.map(({ objectives }) => objectives[objective] ?? 0);
      return this.#surrogate.fit(trained, figures).predict(genomes);
    });
    return genomes.map((genome, at) => ({
      genome: [...genome],
      predictions: byObjective.flatMap((predictions): Prediction[] => {
        const prediction = predictions[at];
        return prediction === undefined ? [] : [prediction];
      }),
    }));
  }

  #compare(judged: readonly Judged[]): void {
    const expected = new Map(this.#predicted.map((one) => [one.genome.join(), one.predictions]));
    const met = judged.filter(({ genome }) => expected.has(genome.join()));
    for (let objective = 0; objective < this.#objectiveCount; objective++) {
      this.#calibration.note(
        met.flatMap(({ genome }) => expected.get(genome.join())?.[objective] ?? []),
        met.map(({ objectives }) => objectives[objective] ?? 0),
      );
    }
  }
}

/** A candidate as if it had turned out as expected. */
function asJudged({ genome, predictions }: Predicted): Judged {
  return { genome, objectives: predictions.map(({ mean }) => mean), violation: 0 };
}

function nsga2Setting<T extends AlgorithmSetting>(setting: T): T {
  validateSpace(setting.space);
  resolveOptions(OPTIONS, setting.options);
  const given = Object.entries(setting.options ?? {});
  const options = Object.fromEntries(given.filter(([name]) => !OWN_NAMES.includes(name)));
  return { ...setting, options };
}

export const screenedNsga2: AlgorithmDefinition = {
  name: 'screened-nsga2',
  description:
    'NSGA-II whose children a model learned from the run screens; for costly evaluations',
  options: OPTIONS,
  create: (start) => new ScreenedSearch(start, nsga2.create(nsga2Setting(start))),
  restore: (setting) => {
    const state = parseState(STATE, setting.state);
    const search = nsga2.restore({ ...nsga2Setting(setting), state: state.search });
    return new ScreenedSearch(setting, search, state);
  },
};
