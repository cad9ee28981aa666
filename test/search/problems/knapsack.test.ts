import { describe, expect, it } from 'vitest';
import { nonDominated } from '../../../src/search/non-dominated-sort.ts';
import { knapsack } from '../../../src/search/problems/knapsack.ts';
import { expectFrontUnbeaten } from './front-checks.ts';

const THREE = {
  weights: [5, 4, 3],
  values: [
    [10, 1, 5],
    [1, 10, 5],
  ],
  capacity: 8,
} as const;

describe('knapsack', () => {
  it('negates both values and counts the weight over the capacity', async () => {
    const [two, all] = await knapsack(THREE).evaluate([
      [1, 0, 1],
      [1, 1, 1],
    ]);
    expect(two).toEqual({ objectives: [-15, -6], violations: [0] });
    expect(all).toEqual({ objectives: [-16, -16], violations: [4] });
  });

  it('knows its front exactly: what enumeration gives', async () => {
    const problem = knapsack(THREE);
    const genomes = [0, 1].flatMap((a) => [0, 1].flatMap((b) => [0, 1].map((c) => [a, b, c])));
    const feasible = (await problem.evaluate(genomes))
      .filter(({ violations }) => (violations[0] ?? 0) <= 0)
      .map(({ objectives }) => objectives);
    const best = nonDominated(feasible).map((position) => feasible[position]);
    expect(problem.paretoFront(1)).toEqual(expect.arrayContaining(best));
    expect(problem.paretoFront(1)).toHaveLength(best.length);
  });

  it('has a front that random designs do not beat', () => expectFrontUnbeaten(knapsack()));
});
