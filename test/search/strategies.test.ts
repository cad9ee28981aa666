import { describe, expect, it } from 'vitest';
import type { AlgorithmDefinition } from '../../src/search/algorithm.ts';
import { hyperband } from '../../src/search/algorithms/hyperband.ts';
import { randomSearch } from '../../src/search/algorithms/random-search.ts';
import { algorithms } from '../../src/search/algorithms.ts';
import { hypervolume } from '../../src/search/indicators/hypervolume.ts';
import { minimize } from '../../src/search/minimize.ts';
import type { Problem } from '../../src/search/problem.ts';
import { mixedZdt1 } from '../../src/search/problems/mixed-zdt1.ts';
import { zdt1 } from '../../src/search/problems/zdt.ts';

/** What is quick; `npm run bench -- search-strategies` has 11 seeds of all. */
const EFFORT: Readonly<Record<string, readonly [evaluations: number, seeds: number]>> = {
  tpe: [100, 1],
  bayesian: [50, 1],
  'screened-nsga2': [300, 1],
};
const USUAL = [600, 5] as const;

async function medianVolume(
  problem: Problem,
  algorithm: AlgorithmDefinition,
  [evaluations, seeds]: readonly [number, number],
): Promise<number> {
  const volumes: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const { front } = await minimize({ problem, algorithm, seed, maxEvaluations: evaluations });
    // A corner about the worst of ZDT1, so that random search fills part of the box.
    volumes.push(
      hypervolume(
        front.map(({ objectives }) => objectives),
        [1.1, 10],
      ),
    );
  }
  volumes.sort((a, b) => a - b);
  return volumes[(seeds - 1) / 2] ?? Number.NaN;
}

const STRATEGIES = algorithms.filter((one) => one !== randomSearch && one !== hyperband);

describe.each(STRATEGIES.map((one) => [one.name, one] as const))('%s', (name, algorithm) => {
  it.each([
    ['ZDT1', zdt1()],
    ['ZDT1 with genes of every kind', mixedZdt1()],
  ])('beats random search on %s at equal evaluations', async (_, problem) => {
    const effort = EFFORT[name] ?? USUAL;
    const found = await medianVolume(problem, algorithm, effort);
    expect(found).toBeGreaterThan(await medianVolume(problem, randomSearch, effort));
  });
});
