import { describe, expect, it } from 'vitest';
import { hyperband } from '../../../src/search/algorithms/hyperband.ts';
import {
  type FidelityProblem,
  fullEvaluations,
  withFidelityGene,
} from '../../../src/search/formulations/fidelity.ts';
import { minimize } from '../../../src/search/minimize.ts';
import type { Genome } from '../../../src/search/problem.ts';

/** f = (x − 3)², seen at the lowest level as if its best were 1 further on. */
const rough: FidelityProblem = {
  name: 'rough',
  space: { genes: [{ kind: 'real', name: 'x', low: 0, high: 10 }] },
  objectives: [{ key: 'f', label: 'f', unit: '' }],
  constraints: [],
  fidelities: [1 / 9, 1 / 3, 1],
  evaluate: (batch) => rough.evaluateAt(batch, 2),
  evaluateAt: async (batch, level) =>
    batch.map(([x = 0]) => ({
      objectives: [(x - 3 - (level === 0 ? 1 : 0)) ** 2],
      violations: [],
    })),
};

describe('withFidelityGene', () => {
  it('judges each genome at its level, and violates a constraint by what was saved', async () => {
    const problem = withFidelityGene(rough);
    const evaluations = await problem.evaluate([
      [3, 2],
      [3, 0],
      [4, 1],
    ]);
    expect(evaluations.map(({ objectives }) => objectives[0])).toEqual([0, 1, 1]);
    expect(evaluations[0]?.violations).toEqual([0]);
    expect(evaluations[1]?.violations[0]).toBeCloseTo(8 / 9, 12);
    expect(problem.space.genes.map(({ name }) => name)).toEqual(['x', 'fidelity']);
  });
});

describe('hyperband', () => {
  it('judges many designs roughly and few fully, and keeps only the latter in the front', async () => {
    const problem = withFidelityGene(rough);
    const genomes: Genome[] = [];
    const { front } = await minimize({
      problem,
      algorithm: hyperband,
      options: { sampler: 'random', width: 4 },
      seed: 1,
      maxEvaluations: 52,
      onGeneration: (report) => void genomes.push(...report.genomes),
    });
    const counts = [0, 1, 2].map((level) => genomes.filter((genome) => genome[1] === level).length);
    // The first bracket: 4 · 9 designs, a third of them, a third of those: 36 + 12 + 4.
    expect(counts).toEqual([36, 12, 4]);
    expect(fullEvaluations(rough, genomes)).toBeCloseTo(4 + 4 + 4, 9);
    expect(front.every(({ genome }) => genome[1] === 2)).toBe(true);
    expect(front[0]?.objectives[0]).toBeLessThan(0.5);
  });

  it('says what it needs where there is no fidelity', () => {
    const setting = { space: rough.space, objectiveCount: 1, seed: 1 };
    expect(() => hyperband.create(setting)).toThrow('must end with an integer gene named fidelity');
  });
});
