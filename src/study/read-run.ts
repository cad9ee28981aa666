import type { RunSummary } from './design.ts';
import type { RunReader } from './run-reader.ts';
import { scanTrials } from './trial-scan.ts';

/** Everything that a report is drawn from. Throws InputError where the store is not as it was written. */
export function readRun(reader: RunReader): RunSummary {
  const { record, finished } = reader.status;
  const { title, description, experiment, seed, algorithm, executor, versions } = record;
  const history = reader.history();
  const evaluated = history.at(-1)?.evaluations ?? 0;
  return {
    ...{ title, description, experiment, seed, algorithm, executor, versions, finished },
    objectives: record.objectives,
    constraints: record.constraints,
    history,
    ...scanTrials(reader.layout, reader.trials, evaluated, reader.batches()),
    designs: reader.designs(),
  };
}
