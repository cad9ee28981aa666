import { describe, expect, it } from 'vitest';
import { fixedGenes } from '../../../src/search/formulations/fixed-genes.ts';
import { threeFigures } from './three-figures.ts';

describe('fixedGenes', () => {
  it('leaves the other genes to search', async () => {
    const { problem, complete } = fixedGenes(threeFigures, { size: 'large' });
    expect(problem.space.genes.map(({ name }) => name)).toEqual(['width']);
    expect(complete([3])).toEqual([3, 1]);
    expect(await problem.evaluate([[3]])).toEqual(await threeFigures.evaluate([[3, 1]]));
  });

  it('refuses what is not a gene or not a value, all at once', () => {
    expect(() => fixedGenes(threeFigures, { widht: 1, size: 'huge' })).toThrow(
      /values.widht: is not a gene.*\n.*values.size: must be a value of the gene, got huge/,
    );
    expect(() => fixedGenes(threeFigures, { width: 1, size: 'small' })).toThrow(
      'values: must leave a gene to search',
    );
  });
});
