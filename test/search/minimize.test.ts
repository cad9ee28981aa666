import { describe, expect, it } from 'vitest';
import { nsga2 } from '../../src/search/algorithms/nsga2.ts';
import { randomSearch } from '../../src/search/algorithms/random-search.ts';
import { hypervolume } from '../../src/search/indicators/hypervolume.ts';
import { minimize, type SearchState } from '../../src/search/minimize.ts';
import type { Problem } from '../../src/search/problem.ts';
import { mixedZdt1 } from '../../src/search/problems/mixed-zdt1.ts';
import type { TestProblem } from '../../src/search/problems/test-problem.ts';
import { zdt1 } from '../../src/search/problems/zdt.ts';

async function frontVolume(problem: TestProblem, algorithm: typeof nsga2): Promise<number> {
  const { front } = await minimize({ problem, algorithm, seed: 1, maxEvaluations: 5000 });
  return hypervolume(
    front.map((member) => member.objectives),
    problem.referencePoint,
  );
}

/** One integer gene in [0, 3]; f1 = x, f2 = 3 − x: four designs, all on the front. */
const fourDesigns: Problem = {
  name: 'four designs',
  space: { genes: [{ kind: 'integer', name: 'x', low: 0, high: 3 }] },
  objectives: [
    { key: 'f1', label: 'f1', unit: '' },
    { key: 'f2', label: 'f2', unit: '' },
  ],
  constraints: [],
  evaluate: async (batch) => batch.map(([x = 0]) => ({ objectives: [x, 3 - x], violations: [] })),
};

describe('minimize', () => {
  it('lets NSGA-II beat random search on ZDT1', async () => {
    // 5,000 random points reach nothing below 1.1 in the second objective; NSGA-II at 5,000 has more than half of 0.877.
    expect(await frontVolume(zdt1(), randomSearch)).toBe(0);
    expect(await frontVolume(zdt1(), nsga2)).toBeGreaterThan(0.5);
  });

  it('lets NSGA-II beat random search where genes are of every kind', async () => {
    expect(await frontVolume(mixedZdt1(), randomSearch)).toBe(0);
    expect(await frontVolume(mixedZdt1(), nsga2)).toBeGreaterThan(0.5);
  });

  it('cuts the last batch at the budget', async () => {
    const batches: number[] = [];
    const result = await minimize({
      problem: zdt1(),
      algorithm: nsga2,
      seed: 3,
      maxEvaluations: 250,
      onGeneration: ({ genomes }) => void batches.push(genomes.length),
    });
    expect(batches).toEqual([100, 100, 50]);
    expect(result.evaluations).toBe(250);
    expect(result.stoppedBy).toBe('budget');
    expect(result.history.map((entry) => entry.evaluations)).toEqual([100, 200, 250]);
  });

  it('numbers trials from 0 in the order of evaluation', async () => {
    const firstTrials: number[] = [];
    await minimize({
      problem: zdt1(),
      algorithm: nsga2,
      seed: 3,
      maxEvaluations: 250,
      onGeneration: ({ firstTrial }) => void firstTrials.push(firstTrial),
    });
    expect(firstTrials).toEqual([0, 100, 200]);
  });

  it('stops when every design of a small space is judged', async () => {
    const result = await minimize({
      problem: fourDesigns,
      algorithm: nsga2,
      seed: 1,
      maxEvaluations: 1000,
    });
    expect(result.stoppedBy).toBe('exhaustion');
    expect(result.evaluations).toBe(4);
    expect(result.front.map((member) => member.objectives)).toEqual([
      [0, 3],
      [1, 2],
      [2, 1],
      [3, 0],
    ]);
  });

  it('repeats itself for the same seed and differs for another', async () => {
    const run = (seed: number) =>
      minimize({ problem: zdt1(), algorithm: nsga2, seed, maxEvaluations: 500 });
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect((await run(8)).front).not.toEqual(first.front);
  });

  it('goes on from a stored state as if it had never stopped', async () => {
    const states: string[] = [];
    const setting = { problem: mixedZdt1(), algorithm: nsga2, seed: 5, maxEvaluations: 1000 };
    const whole = await minimize({
      ...setting,
      onGeneration: (report) => void states.push(JSON.stringify(report.state())),
    });
    const stored: SearchState = JSON.parse(states[3] ?? '');
    expect(stored.evaluations).toBe(400);
    expect(await minimize({ ...setting, resumeFrom: stored })).toEqual(whole);
  });

  it('judges the initial genomes first, in their order', async () => {
    const initialGenomes = [[3], [1]];
    const asked: (readonly number[])[] = [];
    await minimize({
      problem: fourDesigns,
      algorithm: nsga2,
      seed: 1,
      maxEvaluations: 4,
      initialGenomes,
      onGeneration: ({ genomes }) => void asked.push(...genomes),
    });
    expect(asked.slice(0, 2)).toEqual(initialGenomes);
    expect(asked).toHaveLength(4);
    const setting = { problem: fourDesigns, algorithm: nsga2, seed: 1, maxEvaluations: 4 };
    await expect(minimize({ ...setting, initialGenomes: [[9]] })).rejects.toThrow(
      'initial[0]: must be a genome of the space, got [9]',
    );
  });

  it('ends when its hypervolume grows no more, also when it was resumed in between', async () => {
    const stopWhenStalled = { referencePoint: [1.1, 10], evaluations: 300, leastGrowth: 0.02 };
    const setting = { problem: zdt1(), algorithm: nsga2, seed: 1, maxEvaluations: 20_000 };
    const states: string[] = [];
    const whole = await minimize({
      ...setting,
      stopWhenStalled,
      onGeneration: (report) => void states.push(JSON.stringify(report.state())),
    });
    expect(whole.stoppedBy).toBe('stall');
    expect(whole.evaluations).toBeLessThan(5000);
    const resumeFrom: SearchState = JSON.parse(states.at(-2) ?? '');
    expect(await minimize({ ...setting, stopWhenStalled, resumeFrom })).toEqual(whole);
  });

  it('returns what was found when the signal is aborted between batches', async () => {
    const abort = new AbortController();
    const result = await minimize({
      problem: zdt1(),
      algorithm: nsga2,
      seed: 1,
      maxEvaluations: 10_000,
      signal: abort.signal,
      onGeneration: ({ generation }) => {
        if (generation === 2) abort.abort();
      },
    });
    expect(result.stoppedBy).toBe('signal');
    expect(result.evaluations).toBe(200);
    expect(result.front.length).toBeGreaterThan(0);
  });

  it('returns what was found when the signal aborts an evaluation', async () => {
    const abort = new AbortController();
    let batches = 0;
    const problem: Problem = {
      ...fourDesigns,
      space: zdt1().space,
      evaluate: async (batch, options) => {
        if (++batches === 3) abort.abort();
        options?.signal?.throwIfAborted();
        return batch.map(([x = 0]) => ({ objectives: [x, 1 - x], violations: [] }));
      },
    };
    const setting = { problem, algorithm: nsga2, seed: 1, maxEvaluations: 10_000 };
    const result = await minimize({ ...setting, signal: abort.signal });
    expect(result.stoppedBy).toBe('signal');
    expect(result.evaluations).toBe(200);
  });

  it('passes on what the problem throws', async () => {
    const problem: Problem = {
      ...fourDesigns,
      evaluate: async () => {
        throw new Error('the simulator is gone');
      },
    };
    const setting = { problem, algorithm: randomSearch, seed: 1, maxEvaluations: 10 };
    await expect(minimize(setting)).rejects.toThrow('the simulator is gone');
  });

  it.each([
    ['a value that is not a number', { objectives: [Number.NaN, 1], violations: [] }],
    ['1 of 2 objectives', { objectives: [1], violations: [] }],
    ['1 of 0 violations', { objectives: [1, 1], violations: [-1] }],
    ['an infinite objective', { objectives: [Number.POSITIVE_INFINITY, 1], violations: [] }],
  ])('refuses an evaluation with %s', async (fault, evaluation) => {
    const problem: Problem = {
      ...fourDesigns,
      evaluate: async (batch) => batch.map(() => evaluation),
    };
    const setting = { problem, algorithm: randomSearch, seed: 1, maxEvaluations: 10 };
    await expect(minimize(setting)).rejects.toThrow(fault);
  });

  it('keeps infeasible designs, whose objectives may be infinite, out of the front', async () => {
    const problem: Problem = {
      ...fourDesigns,
      constraints: ['x is even'],
      evaluate: async (batch) =>
        batch.map(([x = 0]) =>
          x % 2 === 0
            ? { objectives: [x, 3 - x], violations: [0] }
            : { objectives: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], violations: [1] },
        ),
    };
    const setting = { problem, algorithm: nsga2, seed: 1, maxEvaluations: 100 };
    const { front } = await minimize(setting);
    expect(front.map((member) => member.genome)).toEqual([[0], [2]]);
  });
});
