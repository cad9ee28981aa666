import { describe, expect, it } from 'vitest';
import { randomSearch } from '../../../src/search/algorithms/random-search.ts';
import { nestedProblem } from '../../../src/search/formulations/nested-problem.ts';
import { threeFigures } from './three-figures.ts';

const nesting = {
  inner: ['size'],
  algorithm: randomSearch,
  evaluations: 2,
  seed: 1,
  figure: ([error = 0]: readonly number[]) => error,
};

describe('nestedProblem', () => {
  it('judges an outer genome by the best inner one', async () => {
    const problem = nestedProblem(threeFigures, nesting);
    expect(problem.space.genes.map(({ name }) => name)).toEqual(['width']);
    const evaluations = await problem.evaluate([[2], [4]]);
    // Large is 5 % better at width 2, and has no figures at width 4.
    expect(evaluations.map(({ objectives }) => objectives)).toEqual([
      [35, 4, 5],
      [20, 8, 4],
    ]);
  });

  it('gives a genome the same evaluation again', async () => {
    const problem = nestedProblem(threeFigures, { ...nesting, evaluations: 1 });
    expect(await problem.evaluate([[1], [2]])).toEqual([
      ...(await problem.evaluate([[1]])),
      ...(await problem.evaluate([[2]])),
    ]);
  });
});
