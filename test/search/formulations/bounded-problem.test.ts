import { describe, expect, it } from 'vitest';
import { boundedProblem } from '../../../src/search/formulations/bounded-problem.ts';
import type { Genome } from '../../../src/search/problem.ts';
import { threeFigures } from './three-figures.ts';

describe('boundedProblem', () => {
  it('judges only what the bound does not rule out, and keeps the order', async () => {
    const judged: Genome[] = [];
    const counted = {
      ...threeFigures,
      evaluate: async (batch: readonly Genome[]) => {
        judged.push(...batch);
        return threeFigures.evaluate(batch);
      },
    };
    const problem = boundedProblem(counted, ([width = 0]) => (width > 2 ? [width / 2 - 1] : null));
    const evaluations = await problem.evaluate([
      [4, 0],
      [1, 0],
      [3, 0],
      [2, 1],
    ]);
    expect(judged).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(evaluations.map(({ violations }) => violations)).toEqual([[1], [0], [0.5], [0]]);
    expect(evaluations[0]?.objectives).toEqual([Infinity, Infinity, Infinity]);
    expect(evaluations[3]?.objectives).toEqual([35, 4, 5]);
  });

  it('refuses a bound that rules out without a violation', async () => {
    const problem = boundedProblem(threeFigures, () => [0]);
    await expect(problem.evaluate([[1, 0]])).rejects.toThrow('without a positive violation');
  });
});
