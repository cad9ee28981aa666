import type { Assessment } from '../codesign/assess-candidates.ts';
import type { CodesignProblem, Scored } from '../codesign/codesign-problem.ts';
import type { FrontMember } from '../search/archive.ts';
import type { GenerationReport } from '../search/minimize.ts';
import type { Problem } from '../search/problem.ts';
import type { Design } from './design.ts';
import { Replay } from './replay.ts';
import type { KeptRun, RunStore, TrialBatch } from './run-store.ts';
import { toDesign } from './to-design.ts';

/** Of a batch, what the recorder knows. */
export type RecordedBatch = Pick<TrialBatch, 'trials' | 'contents' | 'entered' | 'left'>;

/** Listens to the evaluations of a run, and keeps of them no more than a batch. */
export class TrialRecorder {
  readonly #experiment: string;
  readonly #source: CodesignProblem;
  readonly #recall: RunStore['recall'];
  readonly #replay: Replay;
  /** Trials of the designs that are kept as the front. */
  #front: ReadonlySet<number>;
  #batch: readonly Scored[] = [];

  constructor(experiment: string, source: CodesignProblem, store: RunStore, kept: KeptRun) {
    this.#experiment = experiment;
    this.#source = source;
    this.#recall = (content) => store.recall(content);
    this.#replay = new Replay(kept.sinceCheckpoint);
    this.#front = trialsOf(kept.checkpoint?.front ?? []);
  }

  /** The same problem, with this recorder listening. A batch that has begun is judged to its end. */
  problem(): Problem {
    return {
      ...this.#source,
      evaluate: async (genomes) => {
        this.#batch = [];
        const replayed = this.#replay.answer(genomes);
        if (replayed !== null) return replayed;
        this.#batch = await this.#source.score(genomes, { recall: this.#recall });
        return this.#batch.map(({ evaluation }) => evaluation);
      },
    };
  }

  /** The batch that was judged last; of one that was replayed, nothing but the front is noted. */
  takeBatch({ genomes, firstTrial }: GenerationReport, front: readonly FrontMember[]) {
    const batch = this.#batch;
    const before = this.#front;
    this.#front = trialsOf(front);
    const recorded: RecordedBatch = {
      trials: batch.map(({ evaluation, figures, accuracySource }, index) => {
        return { genome: genomes[index] ?? [], evaluation, figures, accuracySource };
      }),
      contents: batch.map(({ content }) => content),
      entered: batch.flatMap(({ assessment }, index) => {
        const member = front.find(({ trial }) => trial === firstTrial + index);
        return member === undefined ? [] : [this.#design(member, assessment)];
      }),
      left: [...before].filter((trial) => !this.#front.has(trial)),
    };
    this.#batch = [];
    return recorded;
  }

  #design({ trial, objectives }: FrontMember, assessment: Assessment | null): Design {
    if (assessment === null) throw new RangeError(`trial ${trial} was not assessed`);
    const named = Object.fromEntries(
      this.#source.objectives.map(({ key }, index) => [key, objectives[index] ?? 0]),
    );
    return toDesign({ experiment: this.#experiment, trial, objectives: named, assessment });
  }
}

function trialsOf(front: readonly FrontMember[]): ReadonlySet<number> {
  return new Set(front.map(({ trial }) => trial));
}
