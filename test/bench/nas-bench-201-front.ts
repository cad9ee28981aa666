import type { CellDevice } from '../../src/experiment/reproduce/cell-device-latency.ts';
import type { AlgorithmDefinition } from '../../src/search/algorithm.ts';
import { nsga2 } from '../../src/search/algorithms/nsga2.ts';
import { randomSearch } from '../../src/search/algorithms/random-search.ts';
import { hypervolume } from '../../src/search/indicators/hypervolume.ts';
import { minimize } from '../../src/search/minimize.ts';
import { type CellProblem, cellProblem } from '../support/cell-problem.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { median } from './stopwatch.ts';

const SEEDS = 21;
const EVALUATIONS = 1000;
const PROMISED = 0.99;
const DEVICES: readonly CellDevice[] = ['eyeriss', 'fpga'];

/**
 * The share of the exact hypervolume of NAS-Bench-201's error and latency that a search reaches: about the worst of all
 * cells, and about the worst of the exact front, which leaves less room and is the harder figure.
 */
export const nasBench201Front: Benchmark = {
  name: 'nas-bench-201-front',
  async run() {
    const rows: BenchmarkRow[] = [];
    for (const device of DEVICES) {
      const cells = cellProblem(device);
      if (cells === undefined) throw new Error('the published tables are absent');
      const corners = { 'of all cells': worst(cells.all), 'of the front': worst(cells.front) };
      for (const [which, corner] of Object.entries(corners)) {
        for (const algorithm of [nsga2, randomSearch]) {
          rows.push(await rowOf(cells, algorithm, `about the worst ${which}`, corner));
        }
      }
    }
    return rows;
  },
};

async function rowOf(
  { problem, front: exact }: CellProblem,
  algorithm: AlgorithmDefinition,
  where: string,
  corner: readonly number[],
): Promise<BenchmarkRow> {
  const whole = hypervolume(exact, corner);
  const shares: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { front } = await minimize({ problem, algorithm, seed, maxEvaluations: EVALUATIONS });
    shares.push(
      hypervolume(
        front.map(({ objectives }) => objectives),
        corner,
      ) / whole,
    );
  }
  const isPromised = algorithm === nsga2;
  const found = median(shares);
  return {
    what: `${algorithm.name} on ${problem.name}, ${EVALUATIONS} evaluations, ${where}, median of ${SEEDS} seeds (least ${Math.min(...shares).toFixed(4)})`,
    measured: found,
    unit: 'of the exact hypervolume',
    against: isPromised ? `${PROMISED} promised` : null,
    ratio: isPromised ? found / PROMISED : null,
    bar: isPromised ? 1 : null,
  };
}

/** The largest of each objective. */
function worst(points: readonly (readonly number[])[]): number[] {
  return [0, 1].map((axis) => Math.max(...points.map((point) => point[axis] ?? 0)));
}
