import type { AlgorithmDefinition } from '../../src/search/algorithm.ts';
import { nsga2 } from '../../src/search/algorithms/nsga2.ts';
import { nsga3 } from '../../src/search/algorithms/nsga3.ts';
import { smsEmoa } from '../../src/search/algorithms/sms-emoa.ts';
import { hypervolume } from '../../src/search/indicators/hypervolume.ts';
import type { TestProblem } from '../../src/search/problems/test-problem.ts';
import {
  leastVolume,
  mostIgd,
  type ReferenceQuality,
  referenceFront,
  referenceQuality,
} from '../search/optimizer-reference.ts';
import { type PopulationQuality, populationQuality } from '../search/population-quality.ts';
import { referenceProblems } from '../search/reference-problems.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { median } from './stopwatch.ts';

/** As the references: a population of 100 for 250 generations, 25,000 evaluations. */
const GENERATIONS = 250;
/** Where the references have no runs of a problem. */
const SEEDS = 11;

/** Ours beside the configuration of pymoo that it is held against. */
const CONFIGURATIONS: readonly (readonly [AlgorithmDefinition, string])[] = [
  [nsga2, 'nsga2'],
  [nsga3, 'nsga3'],
  [smsEmoa, 'sms'],
];

/**
 * Quality beside pymoo's, on every problem of the optimiser references: same population, generations and number of seeds.
 * A ratio of 1 is the edge of pymoo's interquartile range. Minutes.
 */
export const searchQuality: Benchmark = {
  name: 'search-quality',
  async run() {
    const rows: BenchmarkRow[] = [];
    for (const [definition, configuration] of CONFIGURATIONS) {
      const quality = referenceQuality(configuration);
      for (const [name, problem] of referenceProblems()) {
        const reference = quality.get(`${name}@${GENERATIONS}`);
        if (reference === undefined && definition !== nsga2) continue;
        rows.push(...(await problemRows(name, problem, definition, reference)));
      }
    }
    return rows;
  },
};

async function problemRows(
  name: string,
  problem: TestProblem,
  definition: AlgorithmDefinition,
  reference: ReferenceQuality | undefined,
): Promise<BenchmarkRow[]> {
  const referenceSet = referenceFront(name);
  if (referenceSet === null) return [];
  const seeds = reference?.seeds ?? SEEDS;
  const runs: PopulationQuality[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const run = { problem, definition, seed, generations: [GENERATIONS], referenceSet };
    const quality = (await populationQuality(run)).get(GENERATIONS);
    if (quality !== undefined) runs.push(quality);
  }
  const what = `${definition.name} on ${name}, median of ${seeds} seeds`;
  const volume = median(runs.map((run) => run.volume));
  const distance = median(runs.map((run) => run.igd));
  return [
    {
      what: `${what}: hypervolume`,
      measured: volume,
      unit: '',
      against: reference === undefined ? trueVolume(problem) : volumeText(reference),
      ratio: reference === undefined ? null : ratio(volume, leastVolume(reference)),
      bar: reference === undefined ? null : 1,
    },
    {
      what: `${what}: IGD`,
      measured: distance,
      unit: '',
      against: reference === undefined ? null : igdText(reference),
      ratio: reference === undefined ? null : ratio(mostIgd(reference), distance),
      bar: reference === undefined ? null : 1,
    },
  ];
}

/** 1 where both are 0. */
function ratio(a: number, b: number): number {
  return a === b ? 1 : a / b;
}

function volumeText({ q1, median: middle, q3 }: ReferenceQuality): string {
  return `${middle} [${q1}, ${q3}] (pymoo)`;
}

function igdText({ igd, igdRange }: ReferenceQuality): string {
  return `${igd}, range ${igdRange} (pymoo)`;
}

function trueVolume(problem: TestProblem): string {
  const volume = hypervolume(problem.paretoFront(1000), problem.referencePoint);
  return `${volume.toPrecision(6)} (1,000 points of the front)`;
}
