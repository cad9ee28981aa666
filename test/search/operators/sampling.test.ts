import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { geneRanges } from '../../../src/search/operators/gene-ranges.ts';
import { latinHypercubeSample, uniformSample } from '../../../src/search/operators/sampling.ts';
import { type Genome, isInSpace } from '../../../src/search/problem.ts';
import { MIXED_SPACE } from './mixed-space.ts';

const RANGES = geneRanges(MIXED_SPACE);

function counts(genomes: readonly Genome[], gene: number): number[] {
  const values = genomes.map((genome) => genome[gene] ?? Number.NaN);
  return [...new Set(values)]
    .sort((a, b) => a - b)
    .map((value) => values.filter((v) => v === value).length);
}

describe('uniformSample', () => {
  it('draws from the space, every value in reach', () => {
    const genomes = uniformSample(RANGES, 1000, createRandom(1));
    expect(genomes).toHaveLength(1000);
    expect(genomes.every((genome) => isInSpace(MIXED_SPACE, genome))).toBe(true);
    expect(counts(genomes, 1)).toHaveLength(21);
    // 250 of each letter ± 4 · √(1000 · ¼ · ¾) ≈ 55.
    for (const count of counts(genomes, 3)) expect(Math.abs(count - 250)).toBeLessThan(55);
  });
});

describe('latinHypercubeSample', () => {
  it('puts one genome into each stratum of a real gene', () => {
    const genomes = latinHypercubeSample(RANGES, 50, createRandom(1));
    // Fifty strata of width 0.2 from −5 to 5.
    const strata = genomes.map((genome) => Math.floor(((genome[0] ?? 0) + 5) / 0.2 + 1e-9));
    expect([...strata].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  it('takes each integer and each choice as often as its share of the strata', () => {
    const genomes = latinHypercubeSample(RANGES, 63, createRandom(1));
    expect(genomes.every((genome) => isInSpace(MIXED_SPACE, genome))).toBe(true);
    // 63 genomes over 21 integers: 3 each; over 4 letters: 15.75 strata each, of which the second and the third have
    // 15 to themselves and halves of two more, so that 15 to 17 genomes are theirs.
    expect(counts(genomes, 1)).toEqual(Array(21).fill(3));
    expect(Math.min(...counts(genomes, 3))).toBeGreaterThanOrEqual(15);
    expect(Math.max(...counts(genomes, 3))).toBeLessThanOrEqual(17);
  });

  it('mixes the strata of different genes', () => {
    const genomes = latinHypercubeSample(RANGES, 100, createRandom(1));
    const real = genomes.map((genome) => genome[0] ?? 0);
    const integer = genomes.map((genome) => genome[1] ?? 0);
    const covariance = real.reduce((sum, x, i) => sum + x * ((integer[i] ?? 0) - 20), 0) / 100;
    // Standard deviations 2.9 and 6.1; independent strata correlate by about 1/√100 = 0.1, so 4 of those is 7.
    expect(Math.abs(covariance)).toBeLessThan(7);
  });

  it('gives the same sample for the same seed', () => {
    expect(latinHypercubeSample(RANGES, 9, createRandom(4))).toEqual(
      latinHypercubeSample(RANGES, 9, createRandom(4)),
    );
  });
});
