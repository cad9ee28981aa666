import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { geneRanges } from '../../../src/search/operators/gene-ranges.ts';
import {
  emptyBatch,
  fillWithChildren,
  fillWithDraws,
} from '../../../src/search/operators/variation.ts';
import type { Genome } from '../../../src/search/problem.ts';

const RANGES = geneRanges({ genes: [{ kind: 'integer', name: 'x', low: 0, high: 9 }] });
const SETTINGS = {
  crossover: { probability: 0.9, geneProbability: 0.5, eta: 15 },
  mutation: { probability: 1, geneProbability: 0.5, eta: 20 },
};

describe('emptyBatch', () => {
  it('takes new genomes while there is room', () => {
    const batch = emptyBatch(2, ([x]) => x === 0);
    for (const genome of [[0], [1], [1], [2], [3]]) batch.offer(genome);
    expect(batch.genomes).toEqual([[1], [2]]);
  });
});

describe('fillWithChildren', () => {
  const fill = (size: number, isKnown: (genome: Genome) => boolean) => {
    const batch = emptyBatch(size, isKnown);
    const mating = (pairs: number): [Genome, Genome][] => Array(pairs).fill([[2], [7]]);
    fillWithChildren(batch, mating, RANGES, SETTINGS, createRandom(1));
    return batch.genomes;
  };

  it('fills the batch with different children, odd sizes too', () => {
    const genomes = fill(5, () => false);
    expect(new Set(genomes.map(String)).size).toBe(5);
  });

  it('gives up where everything is known', () => {
    expect(fill(5, () => true)).toEqual([]);
  });

  it('gives up where the space is smaller than the batch', () => {
    expect(fill(50, () => false).length).toBeLessThanOrEqual(10);
  });
});

describe('fillWithDraws', () => {
  it('fills what room is left', () => {
    const batch = emptyBatch(3, () => false);
    batch.offer([5]);
    let next = 4;
    fillWithDraws(batch, () => [next++]);
    expect(batch.genomes).toEqual([[5], [4], [6]]);
  });

  it('gives up after 100 draws for each genome of the batch', () => {
    let draws = 0;
    fillWithDraws(
      emptyBatch(3, () => true),
      () => [draws++],
    );
    expect(draws).toBe(300);
  });
});
