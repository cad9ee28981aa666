import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import {
  drawGenome,
  reinforce,
  startPolicies,
} from '../../../src/search/algorithms/gene-policy.ts';
import { geneRanges } from '../../../src/search/operators/gene-ranges.ts';
import { isInSpace } from '../../../src/search/problem.ts';
import { MIXED_SPACE } from '../operators/mixed-space.ts';

const RANGES = geneRanges(MIXED_SPACE);

describe('a gene policy', () => {
  it('draws genomes of the space, every choice about equally often at the start', () => {
    const random = createRandom(1);
    const policies = startPolicies(RANGES);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 1000; i++) {
      const genome = drawGenome(RANGES, policies, random);
      expect(isInSpace(MIXED_SPACE, genome)).toBe(true);
      const letter = genome[3] ?? 0;
      counts[letter] = (counts[letter] ?? 0) + 1;
    }
    // 250 ± 4 · √(1000 · ¼ · ¾) ≈ 55.
    for (const count of counts) expect(Math.abs(count - 250)).toBeLessThan(55);
  });

  it('learns what is rewarded', () => {
    const random = createRandom(2);
    const policies = startPolicies(RANGES);
    for (let i = 0; i < 600; i++) {
      const genome = drawGenome(RANGES, policies, random);
      const isGood = (genome[0] ?? 0) > 3 && genome[3] === 2;
      reinforce(RANGES, policies, genome, isGood ? 0.2 : -0.02);
    }
    const drawn = Array.from({ length: 200 }, () => drawGenome(RANGES, policies, random));
    expect(drawn.filter((genome) => genome[3] === 2).length).toBeGreaterThan(150);
    expect(drawn.filter((genome) => (genome[0] ?? 0) > 3).length).toBeGreaterThan(100);
  });
});
