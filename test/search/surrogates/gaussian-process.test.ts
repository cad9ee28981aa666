import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { geneRanges } from '../../../src/search/operators/gene-ranges.ts';
import { uniformSample } from '../../../src/search/operators/sampling.ts';
import type { Genome } from '../../../src/search/problem.ts';
import { gaussianProcess } from '../../../src/search/surrogates/gaussian-process.ts';

const RANGES = geneRanges({
  genes: [
    { kind: 'real', name: 'x', low: -2, high: 2 },
    { kind: 'integer', name: 'n', low: 0, high: 10 },
    { kind: 'categorical', name: 'c', choices: ['a', 'b', 'c'] },
  ],
});
const figure = ([x = 0, n = 0, c = 0]: Genome) => 100 + x * x + n / 5 + (c === 1 ? 3 : 0);

describe('gaussianProcess', () => {
  it('passes near what it learned, and is sure of it', () => {
    const genomes = uniformSample(RANGES, 60, createRandom(1));
    const model = gaussianProcess(RANGES).fit(genomes, genomes.map(figure));
    model.predict(genomes).forEach(({ mean, deviation }, i) => {
      expect(Math.abs(mean - figure(genomes[i] ?? []))).toBeLessThan(0.25);
      expect(deviation).toBeLessThan(0.4);
    });
  });

  it('predicts new genomes better than their mean does, and within its own deviations', () => {
    const genomes = uniformSample(RANGES, 80, createRandom(1));
    const others = uniformSample(RANGES, 200, createRandom(2));
    const model = gaussianProcess(RANGES).fit(genomes, genomes.map(figure));
    const mean = genomes.reduce((sum, genome) => sum + figure(genome), 0) / genomes.length;
    let errors = 0;
    let spread = 0;
    let within = 0;
    model.predict(others).forEach(({ mean: expected, deviation }, i) => {
      const truth = figure(others[i] ?? []);
      errors += (expected - truth) ** 2;
      spread += (mean - truth) ** 2;
      if (Math.abs(expected - truth) <= 2 * deviation) within++;
    });
    // R² above 0.9; two deviations hold 95 % of a normal distribution.
    expect(errors / spread).toBeLessThan(0.1);
    expect(within).toBeGreaterThan(170);
  });

  it('is as unsure as the figures vary where it knows nothing near', () => {
    const model = gaussianProcess(RANGES).fit(
      [
        [0, 0, 0],
        [0.1, 0, 0],
      ],
      [1, 3],
    );
    const [far] = model.predict([[2, 10, 2]]);
    expect(far?.deviation).toBeGreaterThan(0.5);
    expect(far?.deviation).toBeLessThanOrEqual(1);
  });
});
