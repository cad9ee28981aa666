import type { AlgorithmDefinition } from '../../src/search/algorithm.ts';
import { hyperband } from '../../src/search/algorithms/hyperband.ts';
import { randomSearch } from '../../src/search/algorithms/random-search.ts';
import { algorithms } from '../../src/search/algorithms.ts';
import { fullEvaluations, withFidelityGene } from '../../src/search/formulations/fidelity.ts';
import { hypervolume } from '../../src/search/indicators/hypervolume.ts';
import { minimize } from '../../src/search/minimize.ts';
import type { Genome, Problem } from '../../src/search/problem.ts';
import { mixedZdt1 } from '../../src/search/problems/mixed-zdt1.ts';
import { zdt1 } from '../../src/search/problems/zdt.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { roughZdt1 } from './rough-zdt1.ts';
import { cpuSeconds, median } from './stopwatch.ts';

const SEEDS = 11;
const EVALUATIONS = 500;
/** A Gaussian process takes a tenth of a second for each genome. */
const FEWER: Readonly<Record<string, number>> = { bayesian: 150 };

/** Corner about the worst of ZDT1, so that random search fills part of the box; the front fills 0.970 of it. */
const REFERENCE = [1.1, 10];
const BOX = 11;

/** Every strategy against random search, at equal evaluations: the median share of a box that the front fills. */
export const searchStrategies: Benchmark = {
  name: 'search-strategies',
  async run() {
    const rows: BenchmarkRow[] = [];
    for (const problem of [zdt1(), mixedZdt1()]) {
      for (const definition of algorithms) {
        if (definition === randomSearch || definition === hyperband) continue;
        const evaluations = FEWER[definition.name] ?? EVALUATIONS;
        const found = await shares(problem, definition, evaluations);
        const random = await shares(problem, randomSearch, evaluations);
        rows.push(row(`${definition.name} on ${problem.name}`, evaluations, found, random));
      }
    }
    return [...rows, await hyperbandRow()];
  },
};

interface Shares {
  readonly median: number;
  readonly cpuSeconds: number;
}

async function shares(
  problem: Problem,
  definition: AlgorithmDefinition,
  evaluations: number,
): Promise<Shares> {
  const start = cpuSeconds();
  const found: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const setting = { problem, algorithm: definition, seed, maxEvaluations: evaluations };
    found.push(shareOf((await minimize(setting)).front));
  }
  return { median: median(found), cpuSeconds: (cpuSeconds() - start) / SEEDS };
}

/** Hyperband may use many rough evaluations; random search gets as many full ones as they cost. */
async function hyperbandRow(): Promise<BenchmarkRow> {
  const rough = roughZdt1();
  const found: number[] = [];
  const costs: number[] = [];
  const start = cpuSeconds();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const genomes: Genome[] = [];
    const { front } = await minimize({
      problem: withFidelityGene(rough),
      algorithm: hyperband,
      seed,
      maxEvaluations: 3 * EVALUATIONS,
      onGeneration: (report) => void genomes.push(...report.genomes),
    });
    found.push(shareOf(front));
    costs.push(fullEvaluations(rough, genomes));
  }
  const seconds = (cpuSeconds() - start) / SEEDS;
  const cost = Math.round(median(costs));
  const random = await shares(rough, randomSearch, cost);
  return row(
    `hyperband on ${rough.name}`,
    cost,
    { median: median(found), cpuSeconds: seconds },
    random,
  );
}

function shareOf(front: readonly { readonly objectives: readonly number[] }[]): number {
  return (
    hypervolume(
      front.map(({ objectives }) => objectives),
      REFERENCE,
    ) / BOX
  );
}

function row(what: string, evaluations: number, found: Shares, random: Shares): BenchmarkRow {
  const pace = `${found.cpuSeconds.toPrecision(2)} s a run`;
  return {
    what: `${what}, ${evaluations} evaluations, ${pace}, median of ${SEEDS} seeds`,
    measured: found.median,
    unit: 'of the box',
    against: `${random.median.toPrecision(3)} (random)`,
    ratio: found.median / random.median,
    bar: 1,
  };
}
