import { composeStudy } from '../../src/cli/compose-study.ts';
import { SERVICES } from '../../src/cli/services.ts';
import { readExperimentFile } from '../../src/experiment/experiment-file.ts';
import { resolveExperiment } from '../../src/experiment/resolve-experiment.ts';
import type { AlgorithmDefinition } from '../../src/search/algorithm.ts';
import { randomSearch } from '../../src/search/algorithms/random-search.ts';
import { algorithms } from '../../src/search/algorithms.ts';
import { cachedProblem } from '../../src/search/formulations/cached-problem.ts';
import { hypervolumeShare } from '../../src/search/indicators/hypervolume.ts';
import { minimize } from '../../src/search/minimize.ts';
import type { Problem } from '../../src/search/problem.ts';
import type { Study } from '../../src/study/run-study.ts';
import { twoStage } from '../../src/study/two-stage.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { cpuSeconds, median } from './stopwatch.ts';

const SEEDS = 11;
const EVALUATIONS = 120;
/** Populations of a sixth of the evaluations, where a strategy has one. */
const POPULATION = 20;
const REMEMBERED = 100_000;
/** A problem of one fidelity has no use for the first; the second takes seconds to ask. */
const LEFT_OUT = ['hyperband', 'bayesian'];

/** Every strategy against random search on the co-design of the quickstart, at equal evaluations. */
export const codesignStrategies: Benchmark = {
  name: 'codesign-strategies',
  async run() {
    const file = readExperimentFile('experiments/quickstart', process.cwd());
    const experiment = resolveExperiment(file, SERVICES.surroundings);
    const open = await SERVICES.createMapper('reference');
    const study = composeStudy(
      experiment,
      open,
      {},
      {
        cwd: process.cwd(),
        seconds: cpuSeconds,
        log: () => {},
      },
    );
    const problem = cachedProblem(study.problem, REMEMBERED);
    const random = await shares(study, problem, randomSearch);
    const rows = [row(randomSearch, random, null)];
    for (const definition of [...algorithms, twoStage]) {
      if (definition === randomSearch || LEFT_OUT.includes(definition.name)) continue;
      rows.push(row(definition, await shares(study, problem, definition), median(random)));
    }
    await open.dispose();
    return rows;
  },
};

/** The share of the experiment's box that the front fills, seed by seed. */
async function shares(
  study: Study,
  problem: Problem,
  algorithm: AlgorithmDefinition,
): Promise<number[]> {
  const hasPopulation = algorithm.options.some(({ name }) => name === 'populationSize');
  const options = {
    ...(hasPopulation ? { populationSize: POPULATION } : {}),
    ...(algorithm === twoStage ? { firstEvaluations: EVALUATIONS / 4 } : {}),
  };
  const found: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const setting = { problem, algorithm, options, seed, maxEvaluations: EVALUATIONS };
    const points = (await minimize(setting)).front.map(({ objectives }) => objectives);
    found.push(hypervolumeShare(points, study.ideal, study.reference));
  }
  console.log(`  ${algorithm.name}: ${found.map((share) => share.toFixed(4)).join(' ')}`);
  return found;
}

function row(
  { name }: AlgorithmDefinition,
  found: readonly number[],
  random: number | null,
): BenchmarkRow {
  return {
    what: `${name} on the quickstart, ${EVALUATIONS} evaluations, median of ${SEEDS} seeds`,
    measured: median(found),
    unit: 'of the box',
    against: random === null ? null : `${random.toPrecision(3)} (random)`,
    ratio: random === null ? null : median(found) / random,
    bar: random === null ? null : 1,
  };
}
