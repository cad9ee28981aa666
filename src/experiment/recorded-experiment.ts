import { parseLocatedYaml } from '../io/yaml-document.ts';
import type { RunRecord } from '../study/run-record.ts';
import type { ExperimentFile } from './experiment-file.ts';
import { experimentSchema } from './experiment-schema.ts';

/**
 * The experiment of a run as it was when the run began, whatever its file says by now.
 *
 * @param file  of the run, as problems print it
 * @throws InputError where this version of Tandem does not know such an experiment any more
 */
export function recordedExperiment(record: RunRecord, file: string): ExperimentFile {
  const text = JSON.stringify(record.configuration, null, 2);
  const yaml = parseLocatedYaml(text, file, experimentSchema);
  return { name: record.experiment, folder: record.experimentFolder, yaml };
}
