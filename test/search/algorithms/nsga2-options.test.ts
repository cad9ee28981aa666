import { describe, expect, it } from 'vitest';
import { nsga2Settings } from '../../../src/search/algorithms/nsga2-options.ts';

describe('nsga2Settings', () => {
  it('are those of pymoo where nothing is given', () => {
    expect(nsga2Settings(undefined, 30)).toEqual({
      populationSize: 100,
      sampling: 'latin-hypercube',
      tournament: 'automatic',
      pruning: 'one-by-one',
      crossover: { probability: 0.9, geneProbability: 0.5, eta: 15 },
      mutation: { probability: 0.9, geneProbability: 1 / 30, eta: 20 },
    });
  });

  it('mutate half of the genes at most', () => {
    expect(nsga2Settings(undefined, 1).mutation.geneProbability).toBe(0.5);
    expect(nsga2Settings({ mutatedGenes: 20 }, 30).mutation.geneProbability).toBe(0.5);
    expect(nsga2Settings({ mutatedGenes: 3 }, 30).mutation.geneProbability).toBe(0.1);
  });

  it('take the other word of each choice', () => {
    const given = { sampling: 'uniform', tournament: 'dominance', pruning: 'at-once' };
    expect(nsga2Settings(given, 30)).toMatchObject(given);
  });
});
