import { expect, test } from 'vitest';
import { hypervolumeBand, quartiles } from '../../../src/report/compare/band.ts';

/** A run with a hypervolume every ten evaluations, and a second for each. */
function run(...hypervolumes: readonly number[]) {
  const history = hypervolumes.map((hypervolume, at) => {
    return { evaluations: 10 * (at + 1), elapsedMs: 1000 * (at + 1), hypervolume };
  });
  return { experiment: 'x', algorithm: 'y', seed: 1, objectives: [], front: [], history };
}

test('quartiles are interpolated', () => {
  expect(quartiles([4, 1, 3, 2])).toEqual({ lower: 1.75, median: 2.5, upper: 3.25 });
});

test('a band ends where the shortest run does', () => {
  const band = hypervolumeBand(
    [run(0.1, 0.5, 0.9), run(0.3, 0.5)],
    ({ evaluations }) => evaluations,
  );
  expect(band).toEqual([
    { at: 10, lower: 0.15, median: 0.2, upper: 0.25 },
    { at: 20, lower: 0.5, median: 0.5, upper: 0.5 },
  ]);
});

test('between two batches the earlier one holds, and nothing before the first', () => {
  const late = { ...run(), history: [{ evaluations: 15, elapsedMs: 0, hypervolume: 0.8 }] };
  const band = hypervolumeBand([run(0.4, 0.6), late], ({ evaluations }) => evaluations);
  expect(band.map(({ at, median }) => [at, median])).toEqual([
    [10, 0.2],
    [15, 0.6000000000000001],
  ]);
});
