import { expect, test } from 'vitest';
import { prunedSearch } from '../../../src/experiment/reproduce/pruned-search.ts';

/** Deeper and wider networks are slower and more accurate. */
const NETWORKS = {
  space: {
    genes: [
      { kind: 'integer', name: 'depth', low: 1, high: 10 },
      { kind: 'integer', name: 'width', low: 1, high: 10 },
    ],
  },
  latencyMs: ([depth = 0, width = 0]: readonly number[]) => depth * width,
  top1Pct: ([depth = 0, width = 0]: readonly number[]) => 50 + depth + width,
} as const;

test('without a specification every network is trained', async () => {
  const { trainings, pruned } = await prunedSearch(NETWORKS, null, { proposals: 60, seed: 1 });
  expect([trainings, pruned]).toEqual([60, 0]);
});

test('with one, slow networks are not trained, and what is found meets it', async () => {
  const found = await prunedSearch(NETWORKS, 12, { proposals: 60, seed: 1 });
  expect(found.trainings + found.pruned).toBe(60);
  expect(found.pruned).toBeGreaterThan(0);
  expect(found.best?.latencyMs).toBeLessThanOrEqual(12);
});

test('a specification that nothing meets trains nothing and finds nothing', async () => {
  const found = await prunedSearch(NETWORKS, 0.5, { proposals: 40, seed: 1 });
  expect(found).toEqual({ trainings: 0, pruned: 40, best: null });
});
