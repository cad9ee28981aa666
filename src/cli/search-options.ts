import { join, resolve } from 'node:path';
import { InputError } from '../base/errors.ts';
import { readExperimentFile } from '../experiment/experiment-file.ts';
import { recordedExperiment } from '../experiment/recorded-experiment.ts';
import { type Experiment, resolveExperiment } from '../experiment/resolve-experiment.ts';
import { EXECUTORS } from '../mapper/mapped-network.ts';
import { RunReader } from '../study/run-reader.ts';
import { changeSearch } from './compose-study.ts';
import { OptionReader } from './options.ts';
import type { ExecutorChoice, Services } from './services.ts';

/** Options of `tandem search` as they were typed. */
export interface SearchOptions {
  readonly seed?: string;
  readonly out?: string;
  readonly budget?: string;
  readonly algorithm?: string;
  readonly resume?: string;
  readonly executor: string;
  readonly workers: string;
  readonly json?: true;
}

export interface WantedSearch {
  readonly experiment: Experiment;
  readonly executor: ExecutorChoice;
  readonly workers: number;
  /** Folder of the run that is gone on with; null for a new one. */
  readonly resumed: string | null;
}

/** More threads than any machine has cores for. */
export const MOST_WORKERS = 256;

/** What a run settles when it begins: none of it can be given to one that goes on. */
const SETTLED_OPTIONS = ['seed', 'budget', 'algorithm', 'out'] as const;

/** What is to be searched. Throws InputError with everything that is wrong with the options. */
export function readSearchOptions(
  nameOrPath: string | undefined,
  options: SearchOptions,
  cwd: string,
  services: Services,
): WantedSearch {
  const reader = new OptionReader();
  const executor = reader.name('--executor', options.executor, ['auto', ...EXECUTORS]) ?? 'auto';
  const workers = reader.wholeNumber('--workers', options.workers, [1, MOST_WORKERS]) ?? 1;
  if (options.resume !== undefined) {
    const folder = resolve(cwd, options.resume);
    const experiment = reader.attempt('--resume', () => {
      refuseSettled(nameOrPath, options);
      return experimentOf(folder, services);
    });
    return { experiment: finished(reader, experiment), executor, workers, resumed: folder };
  }
  const changes = readChanges(reader, options, services);
  const asWritten = reader.attempt('experiment', () => {
    return resolveExperiment(experimentFile(nameOrPath, cwd), services.surroundings);
  });
  const experiment = changeSearch(finished(reader, asWritten), changes);
  return { experiment, executor, workers, resumed: null };
}

function readChanges(reader: OptionReader, options: SearchOptions, { surroundings }: Services) {
  const { algorithms } = surroundings;
  const names = algorithms.map(({ name }) => name);
  const algorithmName = reader.name('--algorithm', options.algorithm, names);
  const seed = reader.wholeNumber('--seed', options.seed, [0, 2 ** 31 - 1]);
  const evaluations = reader.wholeNumber('--budget', options.budget, [1, 1e9]);
  if (options.out !== undefined) reader.text('--out', options.out);
  return { seed, evaluations, algorithm: algorithms.find(({ name }) => name === algorithmName) };
}

function experimentFile(nameOrPath: string | undefined, cwd: string) {
  if (nameOrPath !== undefined) return readExperimentFile(nameOrPath, cwd);
  throw new InputError({
    rule: 'must be given',
    remedy: 'Name an experiment, or go on with a run by --resume',
  });
}

function experimentOf(folder: string, { surroundings }: Services): Experiment {
  const run = RunReader.open(folder);
  try {
    const { record } = run.status;
    return resolveExperiment(recordedExperiment(record, join(folder, 'run.json')), surroundings);
  } finally {
    run.close();
  }
}

function refuseSettled(nameOrPath: string | undefined, options: SearchOptions): void {
  const given = SETTLED_OPTIONS.filter((name) => options[name] !== undefined);
  const named = [...(nameOrPath === undefined ? [] : ['an experiment']), ...given.map(flag)];
  if (named.length === 0) return;
  throw new InputError({
    rule: `goes on with a run as it began, so it takes neither an experiment nor ${SETTLED_OPTIONS.map(flag).join(', ')}`,
    got: named.join(', '),
    remedy: 'Leave them out, or start a new run',
  });
}

function flag(name: string): string {
  return `--${name}`;
}

function finished<T>(reader: OptionReader, value: T | undefined): T {
  reader.check();
  if (value === undefined) throw new Error('an experiment was neither read nor refused');
  return value;
}
