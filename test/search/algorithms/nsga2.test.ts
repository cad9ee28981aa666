import { describe, expect, it } from 'vitest';
import { nsga2 } from '../../../src/search/algorithms/nsga2.ts';
import { minimize } from '../../../src/search/minimize.ts';
import { srn } from '../../../src/search/problems/srn.ts';
import { zdt1 } from '../../../src/search/problems/zdt.ts';
import { leastVolume, mostIgd, referenceFront, referenceQuality } from '../optimizer-reference.ts';
import { type PopulationQuality, populationQuality } from '../population-quality.ts';
import { referenceProblems } from '../reference-problems.ts';

const QUALITY = referenceQuality();

/**
 * A sample: 3 seeds and 100 generations, of problems where that is far from a matter of luck. `npm run bench --
 * search-quality` runs what the reference ran, on every problem.
 */
const SAMPLE = ['zdt1', 'zdt3', 'zdt4', 'dtlz1', 'dtlz2', 'bnh', 'srn', 'int_zdt1', 'mv_zdt1'];
const PROBLEMS = referenceProblems().filter(([name]) => SAMPLE.includes(name));
const SEEDS = 3;
const GENERATIONS = 100;

interface Member {
  readonly objectives: readonly number[];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) / 2] ?? Number.NaN;
}

describe('nsga2', () => {
  it.skipIf(QUALITY.size === 0).each(PROBLEMS)(
    'has a median hypervolume and distance on %s in the quartiles of pymoo, or better',
    async (name, problem) => {
      const referenceSet = referenceFront(name) ?? [];
      const runs: PopulationQuality[] = [];
      for (let seed = 1; seed <= SEEDS; seed++) {
        const run = { problem, definition: nsga2, seed, generations: [GENERATIONS], referenceSet };
        const quality = (await populationQuality(run)).get(GENERATIONS);
        if (quality !== undefined) runs.push(quality);
      }
      const reference = QUALITY.get(`${name}@${GENERATIONS}`);
      if (reference === undefined) throw new Error(`no reference for ${name}`);
      const volume = median(runs.map((run) => run.volume));
      expect(volume).toBeGreaterThanOrEqual(leastVolume(reference));
      expect(median(runs.map((run) => run.igd))).toBeLessThanOrEqual(mostIgd(reference));
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

  it.each([
    ['fronts', 'rank', zdt1()],
    ['dominance where there are constraints', 'dominance', srn()],
  ])('holds tournaments by %s unless told otherwise', async (_, tournament, problem) => {
    const genomes = async (options: Readonly<Record<string, string>>) => {
      const setting = { problem, algorithm: nsga2, seed: 1, maxEvaluations: 500, options };
      return (await minimize(setting)).front;
    };
    const usual = await genomes({});
    expect(usual).toEqual(await genomes({ tournament }));
    const other = tournament === 'rank' ? 'dominance' : 'rank';
    expect(usual).not.toEqual(await genomes({ tournament: other }));
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
