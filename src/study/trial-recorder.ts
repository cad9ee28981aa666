import type { Assessment } from '../codesign/assess-candidates.ts';
import type { CodesignProblem, Scored } from '../codesign/codesign-problem.ts';
import type { FrontMember } from '../search/archive.ts';
import { isFeasible } from '../search/dominance.ts';
import type { Problem } from '../search/problem.ts';
import type { Design, Trial } from './design.ts';
import { toDesign } from './to-design.ts';

/** Listens to the evaluations of a run: numbers them, and keeps whole designs only while they are on the front. */
export class TrialRecorder {
  readonly #experiment: string;
  readonly #source: CodesignProblem;
  readonly #assessments = new Map<number, Assessment>();
  #batch: readonly Scored[] = [];

  constructor(experiment: string, source: CodesignProblem) {
    this.#experiment = experiment;
    this.#source = source;
  }

  /** The same problem, with this recorder listening. */
  problem(): Problem {
    return {
      ...this.#source,
      evaluate: async (genomes, options) => {
        this.#batch = await this.#source.score(genomes, options);
        return this.#batch.map(({ evaluation }) => evaluation);
      },
    };
  }

  /** The trials of the batch that was evaluated last; drops the designs that left the front. */
  takeBatch(report: {
    readonly generation: number;
    readonly firstTrial: number;
    readonly front: readonly FrontMember[];
  }): readonly Trial[] {
    const { generation, firstTrial, front } = report;
    const batch = this.#batch;
    this.#batch = [];
    for (const [index, { assessment }] of batch.entries())
      if (assessment !== null) this.#assessments.set(firstTrial + index, assessment);
    const onFront = new Set(front.map(({ trial }) => trial));
    for (const trial of this.#assessments.keys())
      if (!onFront.has(trial)) this.#assessments.delete(trial);
    return batch.map((scored, index) => this.#toTrial(scored, firstTrial + index, generation));
  }

  /** The members of a front as whole designs, in their order. */
  designs(front: readonly FrontMember[]): readonly Design[] {
    return front.map(({ trial, objectives }) => {
      const assessment = this.#assessments.get(trial);
      if (assessment === undefined) throw new RangeError(`trial ${trial} was not kept`);
      const named = this.#byKey(objectives);
      return toDesign({ experiment: this.#experiment, trial, objectives: named, assessment });
    });
  }

  #toTrial(scored: Scored, trial: number, generation: number): Trial {
    const { genes, evaluation, accuracySource } = scored;
    const feasible = isFeasible(evaluation);
    const named = this.#source.constraints.map((name, index) => {
      return [name, evaluation.violations[index] ?? 0] as const;
    });
    return {
      trial,
      generation,
      genes,
      objectives: feasible ? this.#byKey(evaluation.objectives) : {},
      violations: Object.fromEntries(named),
      feasible,
      accuracySource,
    };
  }

  #byKey(values: readonly number[]): Readonly<Record<string, number>> {
    const { objectives } = this.#source;
    return Object.fromEntries(objectives.map(({ key }, index) => [key, values[index] ?? 0]));
  }
}
