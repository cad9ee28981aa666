import pick from 'lodash/pick.js';
import type { CodesignProblem } from '../codesign/codesign-problem.ts';
import type { AlgorithmDefinition } from '../search/algorithm.ts';
import type { OptionValues } from '../search/algorithm-options.ts';
import { hypervolumeShare } from '../search/indicators/hypervolume.ts';
import { minimize } from '../search/minimize.ts';
import type { Progress, RunSummary } from './design.ts';
import { digestOf } from './run-database.ts';
import type { RunRecord } from './run-record.ts';
import type { RunStore } from './run-store.ts';
import { TrialRecorder } from './trial-recorder.ts';

/** What to search, with what, and how long. */
export interface Study {
  readonly experiment: string;
  /** Where the experiment's own paths start. */
  readonly experimentFolder: string;
  readonly title: string;
  readonly description: string;
  readonly problem: CodesignProblem;
  readonly algorithm: AlgorithmDefinition;
  readonly options: OptionValues;
  readonly seed: number;
  readonly maxEvaluations: number;
  /** Corners of the box whose filled share is the hypervolume, one number per objective. */
  readonly ideal: readonly number[];
  readonly reference: readonly number[];
  readonly executor: string;
  /** Why that executor, for the record. */
  readonly executorReason: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Everything that figures depend on and the configuration only names; ready for JSON. */
  readonly subject: unknown;
  /** Ready for JSON; kept as it is. */
  readonly configuration: unknown;
}

/** Where a run is kept, who is told of its progress, and what stops it. */
export interface RunSetting {
  readonly store: RunStore;
  readonly signal?: AbortSignal;
  /** Called once, before the first batch, with the evaluations that earlier sessions made. */
  readonly onStart?: (evaluations: number) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/** A checkpoint is kept when this share of the run was judged since the last one: what is replayed costs little. */
const CHECKPOINT_SHARE = 1 / 32;

/**
 * Runs a study: one seed, from the first trial to the front, or from where an earlier session was cut off. Everything
 * evaluated is kept as it comes, and the run ends the same however often it was cut off.
 *
 * Where `signal` is aborted the batch in flight is finished, and what was found is kept with `finished: false`.
 */
export async function runStudy(study: Study, setting: RunSetting): Promise<RunSummary> {
  const { store, signal, onStart, onProgress } = setting;
  const kept = await store.start(runRecord(study));
  onStart?.(kept.evaluations);
  const recorder = new TrialRecorder(study.experiment, study.problem, store, kept);
  let checkpointAt = kept.checkpoint?.evaluations ?? 0;
  const { stoppedBy } = await minimize({
    problem: recorder.problem(),
    algorithm: study.algorithm,
    options: study.options,
    seed: study.seed,
    maxEvaluations: study.maxEvaluations,
    ...(kept.checkpoint === null ? {} : { resumeFrom: kept.checkpoint }),
    ...(signal === undefined ? {} : { signal }),
    onGeneration: async (report) => {
      const { generation, evaluations, firstTrial, state } = report;
      const front = report.front();
      const recorded = recorder.takeBatch(report, front);
      if (evaluations <= kept.evaluations) return;
      const points = front.map(({ objectives }) => objectives);
      const hypervolume = hypervolumeShare(points, study.ideal, study.reference);
      const isDue = evaluations - checkpointAt >= CHECKPOINT_SHARE * evaluations;
      const checkpoint = isDue ? state() : null;
      if (isDue) checkpointAt = evaluations;
      const progress = { generation, evaluations, hypervolume, frontSize: front.length };
      await store.commit({ ...recorded, ...progress, firstTrial, checkpoint });
      onProgress?.(progress);
    },
  });
  return store.finish(stoppedBy !== 'signal');
}

function runRecord(study: Study): RunRecord {
  const { problem, algorithm, subject } = study;
  return {
    ...pick(study, ['experiment', 'experimentFolder', 'title', 'description', 'seed']),
    ...pick(study, ['maxEvaluations', 'versions', 'configuration', 'executor', 'executorReason']),
    algorithm: algorithm.name,
    objectives: problem.objectives.map(({ key, label, unit }) => ({ key, label, unit })),
    constraints: [...problem.constraints],
    figures: [...problem.figures],
    genes: problem.genes.map(({ name, choices }) => ({ name, choices: [...choices] })),
    ideal: [...study.ideal],
    reference: [...study.reference],
    fingerprint: Buffer.from(digestOf(JSON.stringify(subject))).toString('hex'),
  };
}
