import { describe, expect, it } from 'vitest';
import { nsga2 } from '../../src/search/algorithms/nsga2.ts';
import { minimizeInStages } from '../../src/search/minimize-in-stages.ts';
import type { Problem } from '../../src/search/problem.ts';

/** Two genes that must agree: f = (network − hardware)² + a price for each step; the rough default is hardware 0. */
const agreeing: Problem = {
  name: 'agreeing',
  space: {
    genes: [
      { kind: 'integer', name: 'network', low: 0, high: 9 },
      { kind: 'integer', name: 'hardware', low: 0, high: 9 },
    ],
  },
  objectives: [
    { key: 'error', label: 'error', unit: '' },
    { key: 'latency', label: 'latency', unit: '' },
  ],
  constraints: [],
  evaluate: async (batch) =>
    batch.map(([network = 0, hardware = 0]) => ({
      objectives: [9 - network, network + 3 * (network - hardware) ** 2],
      violations: [],
    })),
};

describe('minimizeInStages', () => {
  it('searches some genes first, and the others for a few of what it found', async () => {
    const { front, evaluations } = await minimizeInStages({
      problem: agreeing,
      algorithm: nsga2,
      options: { populationSize: 4 },
      seed: 1,
      heldFirst: { hardware: 0 },
      firstEvaluations: 10,
      maxEvaluations: 40,
      finalists: 3,
    });
    // All ten networks on hardware 0, then all ten pieces of hardware for networks 9, 5 or 4, and 0.
    expect(evaluations).toBe(40);
    const genomes = front.map(({ genome }) => String(genome));
    expect(genomes).toContain('9,9');
    expect(genomes).toContain('0,0');
    expect(genomes).not.toContain('7,7');
    for (const { genome, objectives } of front) {
      expect((await agreeing.evaluate([genome]))[0]?.objectives).toEqual(objectives);
    }
    expect(new Set(front.map(({ trial }) => trial)).size).toBe(front.length);
  });

  it('repeats itself for the same seed', async () => {
    const setting = {
      problem: agreeing,
      algorithm: nsga2,
      seed: 2,
      heldFirst: { hardware: 3 },
      firstEvaluations: 5,
      maxEvaluations: 12,
      finalists: 1,
    };
    expect(await minimizeInStages(setting)).toEqual(await minimizeInStages(setting));
  });
});
