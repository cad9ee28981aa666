import { expect, test } from 'vitest';
import { runWords } from '../../src/report/run-words.ts';
import type { RunSummary } from '../../src/study/design.ts';
import { tallyOf } from '../support/count-trials.ts';
import { FRONT, TWO_OBJECTIVES } from '../support/sample-design.ts';

const TRIAL = {
  trial: 0,
  generation: 0,
  genes: {},
  objectives: { top1ErrorPct: 30, latencyMs: 9 },
  violations: {},
  figures: {},
  feasible: true,
  accuracySource: 'published',
} as const;
const TRIALS = [TRIAL, { ...TRIAL, trial: 1, feasible: false }];
const RUN: RunSummary = {
  title: 'Toy',
  description: '',
  experiment: 'toy',
  seed: 3,
  algorithm: 'nsga2',
  executor: 'reference',
  versions: {},
  objectives: TWO_OBJECTIVES,
  constraints: [],
  history: [{ generation: 0, evaluations: 2, hypervolume: 0.5, frontSize: 4 }],
  tally: tallyOf(TRIALS),
  trials: TRIALS,
  geneHistory: [],
  designs: FRONT,
  finished: true,
};
const wordsOf = (run: Partial<RunSummary>) =>
  runWords({ ...RUN, ...run }).replaceAll('\u00a0', ' ');

test('a run is told in one paragraph', () => {
  expect(wordsOf({})).toBe(
    '2 designs were evaluated in 1 generation (nsga2, seed 3), 1 of them feasible. ' +
      'The front holds 4 designs that no other beats in top-1 error and latency together. ' +
      'The lowest top-1 error is 20 % (trial 1) and the lowest latency is 1 ms (trial 4, accuracy interpolated). ' +
      'Top-1 error trades against latency (rank correlation −1): it falls from 40 % to 20 % while latency grows from 1 ms to 8 ms. ' +
      'The accuracy of 1 design on the front is interpolated, not measured.',
  );
});

test('a run that was stopped says so', () => {
  expect(wordsOf({ finished: false })).toContain('stopped before its budget was used up');
});

test('a run without a feasible design says which limits were broken, how often and how narrowly', () => {
  const broken = (areaMm2: number) => {
    return { ...TRIAL, feasible: false, violations: { areaMm2, mapping: 0 } };
  };
  expect(wordsOf({ designs: [], tally: tallyOf([broken(0.5), broken(0.25)]) })).toContain(
    'The front is empty: no design keeps to every limit (areaMm2 by 2 of 2, the nearest by 25 %). ' +
      'Loosen the limits or widen the genes.',
  );
});

test('a front for one objective is not one of several together', () => {
  expect(wordsOf({ objectives: TWO_OBJECTIVES.slice(0, 1) })).toContain(
    'The front holds 4 designs that no other beats. The lowest top-1 error',
  );
});

test('a run without a feasible design says so', () => {
  expect(wordsOf({ designs: [], tally: tallyOf([{ ...TRIAL, feasible: false }]) })).toBe(
    '1 design was evaluated in 1 generation (nsga2, seed 3), 0 of them feasible. The front is empty.',
  );
});
