import { describe, expect, it } from 'vitest';
import { cachedProblem } from '../../../src/search/formulations/cached-problem.ts';
import type { Genome } from '../../../src/search/problem.ts';
import { threeFigures } from './three-figures.ts';

describe('cachedProblem', () => {
  it('judges each genome once, also within a batch, and forgets the oldest beyond its capacity', async () => {
    const batches: (readonly Genome[])[] = [];
    const counted = {
      ...threeFigures,
      evaluate: async (batch: readonly Genome[]) => {
        batches.push(batch);
        return threeFigures.evaluate(batch);
      },
    };
    const problem = cachedProblem(counted, 2);
    const batch = [
      [1, 0],
      [2, 0],
      [1, 0],
    ];
    const expected = await threeFigures.evaluate(batch);
    expect(await problem.evaluate(batch)).toEqual(expected);
    expect(await problem.evaluate(batch)).toEqual(expected);
    await problem.evaluate([[3, 0]]);
    await problem.evaluate([[1, 0]]);
    expect(batches).toEqual([
      [
        [1, 0],
        [2, 0],
      ],
      [[3, 0]],
      [[1, 0]],
    ]);
  });
});
