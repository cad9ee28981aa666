import pick from 'lodash/pick.js';
import { createCodesignProblem } from '../codesign/codesign-problem.ts';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { AlgorithmDefinition } from '../search/algorithm.ts';
import type { Study } from '../study/run-study.ts';
import { experimentJudges } from './experiment-judges.ts';
import type { EstimatorSetting } from './open-estimator.ts';
import type { OpenMapper } from './services.ts';

/** What the command line may change of an experiment. */
export interface SearchChanges {
  readonly seed: number | undefined;
  readonly evaluations: number | undefined;
  readonly algorithm: AlgorithmDefinition | undefined;
}

/** The experiment with changes; another algorithm keeps those options that it has, too. */
export function changeSearch(experiment: Experiment, changes: SearchChanges): Experiment {
  const { seed, evaluations, options } = experiment;
  const algorithm = changes.algorithm ?? experiment.algorithm;
  const known = algorithm.options.map(({ name }) => name);
  return {
    ...experiment,
    algorithm,
    options: pick(options, known),
    seed: changes.seed ?? seed,
    evaluations: changes.evaluations ?? evaluations,
  };
}

/**
 * Puts an experiment together with what evaluates its designs.
 *
 * @throws InputError where data that the experiment needs was not imported
 */
export function composeStudy(
  experiment: Experiment,
  { mapper, reason }: OpenMapper,
  versions: Readonly<Record<string, string>>,
  setting: EstimatorSetting,
): Study {
  const { name, space, objectives } = experiment;
  const { judges, subject } = experimentJudges(experiment, mapper, setting);
  return {
    experiment: name,
    experimentFolder: experiment.folder,
    title: experiment.title,
    description: experiment.description,
    problem: createCodesignProblem({ name, space, objectives, judges }),
    algorithm: experiment.algorithm,
    options: experiment.options,
    seed: experiment.seed,
    maxEvaluations: experiment.evaluations,
    ideal: experiment.ideal,
    reference: experiment.reference,
    executor: mapper.executor,
    executorReason: reason,
    versions,
    subject,
    configuration: { ...experiment.document, search: searchSection(experiment) },
  };
}

function searchSection({ algorithm, options, seed, evaluations }: Experiment) {
  return { algorithm: algorithm.name, evaluations, seed, options };
}
