import { describe, expect, it } from 'vitest';
import { combinedProblems } from '../../../src/search/formulations/combined-problems.ts';
import type { Problem } from '../../../src/search/problem.ts';
import { threeFigures } from './three-figures.ts';

const slower: Problem = {
  ...threeFigures,
  name: 'slower',
  evaluate: async (batch) =>
    (await threeFigures.evaluate(batch)).map(({ objectives, violations }) => ({
      objectives: objectives.map((value, i) => (i === 1 ? 3 * value : value)),
      violations: violations.map((violation) => violation + 0.5),
    })),
};

async function combined(combination: 'worst' | 'mean' | 'sum' | 'separate') {
  const [evaluation] = await combinedProblems([threeFigures, slower], combination).evaluate([
    [2, 0],
  ]);
  return evaluation?.objectives;
}

describe('combinedProblems', () => {
  it('takes the worst, the mean or the sum of each objective, or keeps all', async () => {
    // Alone: 40 %, 4 ms, 2 mJ; slower: 12 ms.
    expect(await combined('worst')).toEqual([40, 12, 2]);
    expect(await combined('mean')).toEqual([40, 8, 2]);
    expect(await combined('sum')).toEqual([80, 16, 4]);
    expect(await combined('separate')).toEqual([40, 4, 2, 40, 12, 2]);
  });

  it('holds the constraints of all', async () => {
    const problem = combinedProblems([threeFigures, slower], 'worst');
    expect(problem.constraints).toEqual(['three figures: area', 'slower: area']);
    const [evaluation] = await problem.evaluate([[2, 0]]);
    expect(evaluation?.violations).toEqual([0, 0.5]);
  });

  it('refuses problems of different spaces', () => {
    const other = { ...slower, space: { genes: slower.space.genes.slice(1) } };
    expect(() => combinedProblems([threeFigures, other], 'worst')).toThrow(
      'problems.slower: must have the space and the objectives of three figures',
    );
  });
});
