import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { parzenDensity } from '../../../src/search/algorithms/parzen.ts';
import { geneRanges } from '../../../src/search/operators/gene-ranges.ts';

const RANGES = geneRanges({
  genes: [
    { kind: 'real', name: 'x', low: 0, high: 1 },
    { kind: 'integer', name: 'n', low: 0, high: 9 },
    { kind: 'categorical', name: 'c', choices: ['a', 'b', 'c'] },
    { kind: 'real', name: 'fixed', low: 2, high: 2 },
  ],
});
const GENOMES = [0.2, 0.21, 0.22, 0.23].map((x) => [x, 3, 1, 2]);

describe('parzenDensity', () => {
  it('integrates to 1 over the range of a real gene', () => {
    const density = parzenDensity(RANGES, 0, GENOMES);
    const steps = 20_000;
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += Math.exp(density.logDensity((i + 0.5) / steps)) / steps;
    expect(sum).toBeCloseTo(1, 4);
  });

  it('is greater where the genomes are, for genes of every kind', () => {
    for (const [gene, near, far] of [
      [0, 0.215, 0.8],
      [1, 3, 8],
      [2, 1, 0],
    ] as const) {
      const density = parzenDensity(RANGES, gene, GENOMES);
      expect(density.logDensity(near)).toBeGreaterThan(density.logDensity(far));
    }
  });

  it('counts categories, and one more for each', () => {
    const density = parzenDensity(RANGES, 2, GENOMES);
    // (4 + 1) / (4 + 3), (0 + 1) / (4 + 3).
    expect(density.logDensity(1)).toBeCloseTo(Math.log(5 / 7), 12);
    expect(density.logDensity(0)).toBeCloseTo(Math.log(1 / 7), 12);
  });

  it('draws legal values, mostly near the genomes', () => {
    const random = createRandom(1);
    const [x, n, c, fixed] = [0, 1, 2, 3].map((gene) => parzenDensity(RANGES, gene, GENOMES));
    const draws = Array.from({ length: 500 }, () => x?.draw(random) ?? 0);
    expect(draws.every((value) => value >= 0 && value <= 1)).toBe(true);
    // Four kernels in five lie about 0.2, a sixth wide at most.
    expect(draws.filter((value) => value < 0.5).length).toBeGreaterThan(350);
    for (let i = 0; i < 100; i++) {
      expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).toContain(n?.draw(random));
      expect([0, 1, 2]).toContain(c?.draw(random));
      expect(fixed?.draw(random)).toBe(2);
    }
  });
});
