import { describe, expect, it } from 'vitest';
import { randomSearch } from '../../../src/search/algorithms/random-search.ts';
import { zdt1 } from '../../../src/search/problems/zdt.ts';

describe('randomSearch', () => {
  it('draws evenly, whatever it is told', async () => {
    const space = zdt1().space;
    const algorithm = randomSearch.create({ space, objectiveCount: 2, seed: 1 });
    const firstGenes: number[] = [];
    for (let i = 0; i < 10; i++) {
      const genomes = algorithm.ask();
      expect(genomes).toHaveLength(100);
      firstGenes.push(...genomes.map((genome) => genome[0] ?? 0));
      algorithm.tell(genomes, await zdt1().evaluate(genomes));
    }
    const mean = firstGenes.reduce((sum, x) => sum + x, 0) / 1000;
    // Standard deviation 1/√12 = 0.289, of the mean of 1,000: 0.0091; four of them.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.037);
  });
});
