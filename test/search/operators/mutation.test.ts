import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { geneRanges } from '../../../src/search/operators/gene-ranges.ts';
import { mutate } from '../../../src/search/operators/mutation.ts';
import { latinHypercubeSample } from '../../../src/search/operators/sampling.ts';
import { isInSpace } from '../../../src/search/problem.ts';
import { MIXED_SPACE } from './mixed-space.ts';

const RANGES = geneRanges(MIXED_SPACE);
const ALWAYS = { probability: 1, geneProbability: 1, eta: 20 };
const GENOME = [-1, 20, 0, 1, 2, 7, 0];

function mutants(count: number, settings: typeof ALWAYS, genome = GENOME): number[][] {
  const random = createRandom(1);
  return Array.from({ length: count }, () => {
    const child = [...genome];
    mutate(RANGES, child, settings, random);
    return child;
  });
}

/** How often each value of a gene comes up. */
function tally(genomes: readonly number[][], gene: number): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const genome of genomes) {
    const value = genome[gene] ?? Number.NaN;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

describe('mutate', () => {
  it('stays in the space and leaves genes with one value alone', () => {
    const random = createRandom(1);
    for (const genome of latinHypercubeSample(RANGES, 500, random)) {
      const child = [...genome];
      mutate(RANGES, child, { ...ALWAYS, eta: 0 }, random);
      expect(isInSpace(MIXED_SPACE, child)).toBe(true);
      expect(child.slice(4)).toEqual([2, 7, 0]);
    }
  });

  it('leaves the child as it is where the chance is 0', () => {
    expect(mutants(10, { ...ALWAYS, probability: 0 })).toEqual(Array(10).fill(GENOME));
    expect(mutants(10, { ...ALWAYS, geneProbability: 0 })).toEqual(Array(10).fill(GENOME));
  });

  it('moves an integer by a step at least, to both sides alike', () => {
    const counts = tally(mutants(2000, ALWAYS), 1);
    expect(counts[20]).toBeUndefined();
    const below = Object.entries(counts).filter(([value]) => Number(value) < 20);
    const falls = below.reduce((sum, [, count]) => sum + count, 0);
    // Binomial: 1,000 ± 4 · √500 ≈ 90.
    expect(Math.abs(falls - 1000)).toBeLessThan(90);
    expect((counts[19] ?? 0) > (counts[18] ?? 0) && (counts[18] ?? 0) > (counts[17] ?? 0)).toBe(
      true,
    );
  });

  it('keeps an integer on its bound where the draw points outwards', () => {
    // Half of the draws point below 10.
    const counts = tally(mutants(1000, ALWAYS, [-1, 10, 0, 1, 2, 7, 0]), 1);
    expect(Math.abs((counts[10] ?? 0) - 500)).toBeLessThan(63);
  });

  it('gives a binary gene its other value', () => {
    expect(tally(mutants(100, ALWAYS), 2)).toEqual({ 1: 100 });
  });

  it('picks every other choice equally often', () => {
    const counts = tally(mutants(3000, ALWAYS), 3);
    expect(counts[1]).toBeUndefined();
    // 1,000 each ± 4 · √(3000 · 1/3 · 2/3) ≈ 103.
    for (const choice of [0, 2, 3])
      expect(Math.abs((counts[choice] ?? 0) - 1000)).toBeLessThan(104);
  });

  it('changes a gene as often as its chance says', () => {
    const genomes = mutants(4000, { probability: 0.9, geneProbability: 0.25, eta: 20 });
    const changed = genomes.filter((genome) => genome[0] !== -1).length;
    // 4,000 · 0.9 · 0.25 = 900 ± 4 · √(900 · 0.775) ≈ 106.
    expect(Math.abs(changed - 900)).toBeLessThan(106);
  });
});
