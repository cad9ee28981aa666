import { describe, expect, it } from 'vitest';
import { nsga2 } from '../../../src/search/algorithms/nsga2.ts';
import { hypervolume } from '../../../src/search/indicators/hypervolume.ts';
import { bnh } from '../../../src/search/problems/bnh.ts';
import { dtlz2 } from '../../../src/search/problems/dtlz2.ts';
import { mixedZdt1 } from '../../../src/search/problems/mixed-zdt1.ts';
import type { TestProblem } from '../../../src/search/problems/test-problem.ts';
import { zdt1, zdt2, zdt3, zdt4 } from '../../../src/search/problems/zdt.ts';
import { referenceQuality } from '../optimizer-reference.ts';

const QUALITY = referenceQuality();
const PROBLEMS: readonly [string, TestProblem][] = [
  ['zdt1', zdt1()],
  ['zdt2', zdt2()],
  ['zdt3', zdt3()],
  ['zdt4', zdt4()],
  ['dtlz2', dtlz2()],
  ['bnh', bnh()],
  ['mv_zdt1', mixedZdt1()],
];

/** TANDEM_LONG_TESTS=1 runs what the reference ran: 11 seeds and 250 generations. */
const IS_LONG = process.env.TANDEM_LONG_TESTS === '1';
const SEEDS = IS_LONG ? 11 : 5;
const GENERATIONS = IS_LONG ? [100, 200, 250] : [100];

interface Member {
  readonly objectives: readonly number[];
  readonly rank: number;
  readonly violation: number;
}

/** Hypervolume of the population's feasible front, as the reference measures it, by generation. */
async function volumes(problem: TestProblem, seed: number): Promise<Map<number, number>> {
  const algorithm = nsga2.create({
    space: problem.space,
    objectiveCount: problem.objectives.length,
    seed,
  });
  const byGeneration = new Map<number, number>();
  while (algorithm.generation < Math.max(...GENERATIONS)) {
    const genomes = algorithm.ask();
    algorithm.tell(genomes, await problem.evaluate(genomes));
    if (!GENERATIONS.includes(algorithm.generation)) continue;
    const { population } = algorithm.state() as { population: readonly Member[] };
    const front = population.filter(({ rank, violation }) => rank === 0 && violation === 0);
    byGeneration.set(
      algorithm.generation,
      hypervolume(
        front.map(({ objectives }) => objectives),
        problem.referencePoint,
      ),
    );
  }
  return byGeneration;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) / 2] ?? Number.NaN;
}

describe('nsga2', () => {
  it.skipIf(QUALITY.size === 0).each(PROBLEMS)(
    'has a median hypervolume on %s in the quartiles of pymoo, or above',
    async (name, problem) => {
      const runs: Map<number, number>[] = [];
      for (let seed = 1; seed <= SEEDS; seed++) runs.push(await volumes(problem, seed));
      for (const generation of GENERATIONS) {
        const reached = median(runs.map((run) => run.get(generation) ?? 0));
        const reference = QUALITY.get(`${name}@${generation}`);
        if (IS_LONG) {
          console.log(`${name}@${generation}: ${reached}, pymoo ${reference?.median}`);
        }
        expect(reached).toBeGreaterThanOrEqual(reference?.q1 ?? Number.NaN);
      }
    },
    600_000,
  );

  it('finds the front of a problem without a true trade-off: one point', async () => {
    const space = zdt1().space;
    const algorithm = nsga2.create({ space, objectiveCount: 2, seed: 1 });
    for (let i = 0; i < 100; i++) {
      const genomes = algorithm.ask();
      const sums = genomes.map((genome) => genome.reduce((sum, x) => sum + x, 0));
      algorithm.tell(
        genomes,
        sums.map((sum) => ({ objectives: [sum, 2 * sum], violations: [] })),
      );
    }
    const { population } = algorithm.state() as { population: readonly Member[] };
    // Thirty genes in [0, 1] start with sums about 15.
    expect(population[0]?.objectives[0]).toBeLessThan(1);
  });

  it('keeps as many survivors as its population size says', async () => {
    const setting = { space: zdt1().space, objectiveCount: 2, seed: 1 };
    const algorithm = nsga2.create({ ...setting, options: { populationSize: 7 } });
    for (let i = 0; i < 3; i++) {
      const genomes = algorithm.ask();
      expect(genomes).toHaveLength(7);
      algorithm.tell(genomes, await zdt1().evaluate(genomes));
    }
    const { population } = algorithm.state() as { population: readonly Member[] };
    expect(population).toHaveLength(7);
  });
});
