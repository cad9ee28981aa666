import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { recombine } from '../../../src/search/operators/crossover.ts';
import { geneRanges } from '../../../src/search/operators/gene-ranges.ts';
import { latinHypercubeSample } from '../../../src/search/operators/sampling.ts';
import { isInSpace } from '../../../src/search/problem.ts';
import { MIXED_SPACE } from './mixed-space.ts';

const RANGES = geneRanges(MIXED_SPACE);
const ALWAYS = { probability: 1, geneProbability: 1, eta: 15 };
const MOTHER = [-1, 12, 0, 1, 2, 7, 0];
const FATHER = [3, 20, 1, 3, 2, 7, 0];

describe('recombine', () => {
  it('makes children that are in the space', () => {
    const random = createRandom(1);
    const parents = latinHypercubeSample(RANGES, 200, random);
    for (let i = 0; i + 1 < parents.length; i += 2) {
      const pair = [parents[i] ?? [], parents[i + 1] ?? []] as const;
      for (const child of recombine(RANGES, pair, { ...ALWAYS, eta: 0 }, random)) {
        expect(isInSpace(MIXED_SPACE, child)).toBe(true);
      }
    }
  });

  it('copies the parents where the chance is 0, and leaves them alone', () => {
    const random = createRandom(1);
    const children = recombine(RANGES, [MOTHER, FATHER], { ...ALWAYS, probability: 0 }, random);
    expect(children).toEqual([MOTHER, FATHER]);
    expect(children[0]).not.toBe(MOTHER);
  });

  it('cuts the row of binary genes even where no other gene is mixed', () => {
    const random = createRandom(1);
    let exchanged = 0;
    for (let i = 0; i < 1000; i++) {
      const settings = { ...ALWAYS, geneProbability: 0 };
      const [first, second] = recombine(RANGES, [MOTHER, FATHER], settings, random);
      expect(first.with(2, 0)).toEqual(MOTHER);
      expect(second.with(2, 1)).toEqual(FATHER);
      if (first[2] === 1) exchanged++;
    }
    // Binomial: 500 ± 4 · √250 ≈ 63.
    expect(Math.abs(exchanged - 500)).toBeLessThan(63);
  });

  it('gives both children of equal parents what the parents have', () => {
    const random = createRandom(1);
    expect(recombine(RANGES, [MOTHER, MOTHER], ALWAYS, random)).toEqual([MOTHER, MOTHER]);
  });

  it('hands each choice to one child, about half of the time exchanged', () => {
    const random = createRandom(1);
    let exchanged = 0;
    for (let i = 0; i < 1000; i++) {
      const [first, second] = recombine(RANGES, [MOTHER, FATHER], ALWAYS, random);
      expect([first[3], second[3]].sort()).toEqual([1, 3]);
      if (first[3] === 3) exchanged++;
    }
    // Binomial: 500 ± 4 · √250 ≈ 63.
    expect(Math.abs(exchanged - 500)).toBeLessThan(63);
  });

  it('keeps the middle of far parents for unbounded draws: near children at both sides', () => {
    const random = createRandom(2);
    let sum = 0;
    for (let i = 0; i < 2000; i++) {
      const [first, second] = recombine(RANGES, [MOTHER, FATHER], ALWAYS, random);
      sum += (first[0] ?? 0) + (second[0] ?? 0);
    }
    // The middle of −1 and 3 is 1; children stray by about 0.3, so their mean over 4,000 by 0.005.
    expect(Math.abs(sum / 4000 - 1)).toBeLessThan(0.03);
  });

  it('takes one gene in two by default chances', () => {
    const random = createRandom(3);
    let changed = 0;
    for (let i = 0; i < 1000; i++) {
      const [first] = recombine(
        RANGES,
        [MOTHER, FATHER],
        { ...ALWAYS, geneProbability: 0.5 },
        random,
      );
      if (first[0] !== -1 && first[0] !== 3) changed++;
    }
    // Binomial: 500 ± 63.
    expect(Math.abs(changed - 500)).toBeLessThan(63);
  });
});
