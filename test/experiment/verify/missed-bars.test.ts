import { expect, it } from 'vitest';
import { missedBars } from '../../../src/experiment/verify/missed-bars.ts';

const BARS = { meanAbsPct: 12, spearman: 0.9, geomeanRatio: [0.97, 1.03] } as const;
const GOOD = { meanAbsPct: 12, medianAbsPct: 50, geomeanRatio: 0.97, spearman: 0.9 };

it('An agreement that just reaches its bars misses none; the median has none', () => {
  expect(missedBars('x', GOOD, BARS)).toEqual([]);
});

it('Each figure beyond its bar is named with it', () => {
  const bad = { ...GOOD, meanAbsPct: 12.1, spearman: 0.89, geomeanRatio: 0.96 };
  expect(missedBars('x', bad, BARS)).toEqual([
    { id: 'x', field: 'meanAbsPct', ours: 12.1, theirs: 12 },
    { id: 'x', field: 'spearman', ours: 0.89, theirs: 0.9 },
    { id: 'x', field: 'geomeanRatio', ours: 0.96, theirs: 0.97 },
  ]);
});

it('What was not measured, or does not vary, misses nothing', () => {
  const none = { meanAbsPct: null, medianAbsPct: null, geomeanRatio: null, spearman: null };
  expect(missedBars('x', none, BARS)).toEqual([]);
  expect(missedBars('x', { ...GOOD, spearman: Number.NaN }, BARS)).toEqual([]);
});
