import { describe, expect, it } from 'vitest';
import type { OptionValues } from '../../src/search/algorithm-options.ts';
import { algorithms } from '../../src/search/algorithms.ts';
import { algorithmContract } from '../contract/algorithm-contract.ts';

/** Options that make batches small, by algorithm. */
const SMALL_BATCHES: Readonly<Record<string, OptionValues>> = {
  nsga2: { populationSize: 12 },
  nsga3: { populationSize: 12 },
  'sms-emoa': { populationSize: 12 },
  'regularized-evolution': { batchSize: 6, populationSize: 12, sampleSize: 4 },
  'simulated-annealing': { chains: 6 },
  reinforce: { batchSize: 8, controllers: 3 },
  tpe: { batchSize: 5, startup: 10 },
  bayesian: { batchSize: 2, startup: 8, candidates: 10, rounds: 2, memory: 20 },
  'screened-nsga2': { populationSize: 12, screening: 2, trainingSize: 30 },
  hyperband: { sampler: 'random', width: 2 },
  random: { batchSize: 12 },
};

describe('algorithms', () => {
  it('lists every algorithm under a name of its own', () => {
    const names = algorithms.map((definition) => definition.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('nsga2');
    expect(names).toContain('random');
  });
});

for (const definition of algorithms) {
  const needs = { withFidelity: definition.name === 'hyperband' };
  algorithmContract(definition, SMALL_BATCHES[definition.name] ?? {}, needs);
}
