import { describe, expect, it } from 'vitest';
import { evenly, realSpace, testProblem } from '../../../src/search/problems/test-problem.ts';

const problem = testProblem({
  name: 'line',
  space: realSpace(1, 0, 1),
  referencePoint: [1, 1],
  constraintCount: 1,
  judge: ([x = 0]) => ({ objectives: [x, 1 - x], violations: [x - 0.5] }),
  paretoFront: (count) => evenly(0, 0.5, count).map((x) => [x, 1 - x]),
});

describe('testProblem', () => {
  it('names objectives and constraints', () => {
    expect(problem.objectives.map(({ key }) => key)).toEqual(['f1', 'f2']);
    expect(problem.constraints).toEqual(['g1']);
  });

  it('judges a batch in order', async () => {
    expect(await problem.evaluate([[0], [1]])).toEqual([
      { objectives: [0, 1], violations: [-0.5] },
      { objectives: [1, 0], violations: [0.5] },
    ]);
  });

  it('rejects once the signal is aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(problem.evaluate([[0]], { signal })).rejects.toThrow('enough');
  });
});

describe('evenly', () => {
  it('includes both ends', () => {
    expect(evenly(0, 1, 3)).toEqual([0, 0.5, 1]);
    expect(evenly(2, 5, 1)).toEqual([2]);
  });
});
