import { describe, expect, it } from 'vitest';
import { spaceGenes, spaceMisfits } from '../../src/experiment/space-genes.ts';

const SPACE = {
  name: 'tiny',
  genes: [
    { name: 'stem', choices: [8, 16] },
    { name: 'kernel1', choices: [3, 5, 7] },
    { name: 'kernel2', choices: [3, 5, 7] },
  ],
  build: () => ({ name: 'n', source: '', layers: [], edges: [] }),
  compute: null,
};

describe('Genes of a space in an experiment', () => {
  it('are all of them where it says so', () => {
    expect(spaceGenes(SPACE, 'all')).toBe(SPACE.genes);
    expect(spaceMisfits(SPACE, 'all')).toEqual([]);
  });

  it('are narrowed by name, in the order of the space; a star stands for all that are numbered, a name goes first', () => {
    const given = { 'kernel*': [3, 5], kernel2: [7], stem: [8] };
    expect(spaceMisfits(SPACE, given)).toEqual([]);
    expect(spaceGenes(SPACE, given)).toEqual([
      { name: 'stem', choices: [8] },
      { name: 'kernel1', choices: [3, 5] },
      { name: 'kernel2', choices: [7] },
    ]);
  });

  it('are refused where the space has no such gene or choice, and where one is left open', () => {
    const misfits = spaceMisfits(SPACE, { kernel1: [3, 4], sten: [8] });
    expect(misfits.map(({ at, rule, got }) => `${at.join('.')}: ${rule}, got ${got}`)).toEqual([
      'network.genes.kernel1.1: must be one of 3, 5, 7, got 4',
      'network.genes.sten: must be a gene of the space "tiny", got "sten"',
      'network.genes: must give choices for every gene of "tiny", got none for stem, kernel2',
    ]);
  });
});
