import pick from 'lodash/pick.js';
import type { CodesignProblem } from '../codesign/codesign-problem.ts';
import type { AlgorithmDefinition } from '../search/algorithm.ts';
import type { OptionValues } from '../search/algorithm-options.ts';
import { hypervolumeShare } from '../search/indicators/hypervolume.ts';
import { minimize } from '../search/minimize.ts';
import type { Progress, RunSummary, Trial } from './design.ts';
import type { RunRecord, RunStore } from './run-store.ts';
import { TrialRecorder } from './trial-recorder.ts';

/** What to search, with what, and how long. */
export interface Study {
  readonly experiment: string;
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
  /** Ready for JSON; kept as it is. */
  readonly configuration: unknown;
}

/** Where a run is kept, who is told of its progress, and what stops it. */
export interface RunSetting {
  readonly store: RunStore;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Runs a study: one seed, from the first trial to the front. Everything evaluated is kept as it comes.
 *
 * Where `signal` is aborted the batch in flight is dropped, and what was found is kept with `finished: false`.
 */
export async function runStudy(study: Study, setting: RunSetting): Promise<RunSummary> {
  const { store, signal, onProgress } = setting;
  const recorder = new TrialRecorder(study.experiment, study.problem);
  const trials: Trial[] = [];
  const history: Progress[] = [];
  await store.start(runRecord(study));
  const result = await minimize({
    problem: recorder.problem(),
    algorithm: study.algorithm,
    options: study.options,
    seed: study.seed,
    maxEvaluations: study.maxEvaluations,
    ...(signal === undefined ? {} : { signal }),
    onGeneration: async ({ generation, firstTrial, evaluations, front }) => {
      const members = front();
      const batch = recorder.takeBatch({ generation, firstTrial, front: members });
      await store.append(batch);
      trials.push(...batch);
      const points = members.map(({ objectives }) => objectives);
      const hypervolume = hypervolumeShare(points, study.ideal, study.reference);
      const progress = { generation, evaluations, hypervolume, frontSize: members.length };
      history.push(progress);
      onProgress?.(progress);
    },
  });
  const summary: RunSummary = {
    ...description(study),
    history,
    trials,
    designs: recorder.designs(result.front),
    finished: result.stoppedBy !== 'signal',
  };
  await store.finish(summary);
  return summary;
}

function runRecord(study: Study): RunRecord {
  return {
    ...pick(study, ['experiment', 'title', 'seed', 'maxEvaluations', 'versions', 'configuration']),
    ...pick(study, ['executor', 'executorReason']),
    algorithm: study.algorithm.name,
  };
}

function description(study: Study) {
  const { title, experiment, seed, executor, versions, problem } = study;
  return {
    title,
    description: study.description,
    experiment,
    seed,
    algorithm: study.algorithm.name,
    executor,
    versions,
    objectives: problem.objectives,
    constraints: problem.constraints,
  };
}
