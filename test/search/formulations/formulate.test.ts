import { describe, expect, it } from 'vitest';
import { randomSearch } from '../../../src/search/algorithms/random-search.ts';
import { type Formulation, formulate } from '../../../src/search/formulations/formulate.ts';
import { HARD, SOFT } from '../../../src/search/formulations/weighted-product.ts';
import { minimize } from '../../../src/search/minimize.ts';
import { threeFigures } from './three-figures.ts';

const DESIGNS = [
  [2, 0],
  [3, 1],
  [4, 1],
];

async function read(formulation: Formulation) {
  return (await formulate(threeFigures, formulation).evaluate(DESIGNS)).map(
    ({ objectives }) => objectives,
  );
}

describe('formulate', () => {
  it('keeps some of the objectives', async () => {
    const formulation = { kind: 'pareto', objectives: ['energyMj', 'errorPercent'] } as const;
    expect(await read(formulation)).toEqual([
      [2, 40],
      [6, 25],
      [Infinity, Infinity],
    ]);
    const { objectives } = formulate(threeFigures, formulation);
    expect(objectives.map(({ unit }) => unit)).toEqual(['mJ', '%']);
  });

  it('adds weighted objectives up', async () => {
    const weights = { errorPercent: 0.1, latencyMs: 1, energyMj: 0 };
    // 4 + 4; 2.5 + 6.
    expect(await read({ kind: 'weighted-sum', weights })).toEqual([[8], [8.5], [Infinity]]);
  });

  it('minimises one objective under limits on the others', async () => {
    const formulation = {
      kind: 'constrained',
      minimize: ['errorPercent'],
      limits: { latencyMs: 4, energyMj: 5 },
    } as const;
    const problem = formulate(threeFigures, formulation);
    expect(problem.constraints).toEqual([
      'area',
      'latency within its limit',
      'energy within its limit',
    ]);
    const [first, second] = await problem.evaluate(DESIGNS);
    // 4 / 4 − 1 and 2 / 5 − 1; 6 / 4 − 1 and 6 / 5 − 1.
    expect(first).toEqual({ objectives: [40], violations: [0, 0, -0.6] });
    expect(second?.violations[1]).toBeCloseTo(0.5, 12);
    expect(second?.violations[2]).toBeCloseTo(0.2, 12);
    const { front } = await minimize({
      problem,
      algorithm: randomSearch,
      seed: 1,
      maxEvaluations: 8,
    });
    // Of the widths up to 2, the large one needs 5 mJ: it is the best within both limits.
    expect(front.map(({ genome, objectives }) => [genome, objectives])).toEqual([[[2, 1], [35]]]);
  });

  it('multiplies quality and costs, with targets as preferences or as limits', async () => {
    const product = {
      kind: 'weighted-product',
      quality: 'errorPercent',
      worthlessAt: 100,
    } as const;
    const soft = await read({ ...product, targets: { latencyMs: { target: 4, ...SOFT } } });
    expect(soft[0]?.[0]).toBeCloseTo(-60, 12);
    expect(soft[1]?.[0]).toBeCloseTo(-75 * 1.5 ** -0.07, 12);
    const hard = await read({
      ...product,
      targets: { latencyMs: { target: 8, ...HARD }, energyMj: { target: 3, ...HARD } },
    });
    // Both within: 60; energy 6 of 3: 75 / 2.
    expect(hard).toEqual([[-60], [-37.5], [Infinity]]);
  });

  it('refuses objectives that there are not, all at once', () => {
    const weights = { errorPercnt: 1, latency: 1 };
    expect(() => formulate(threeFigures, { kind: 'weighted-sum', weights })).toThrow(
      /errorPercnt: is not an objective of three figures.*\n.*latency: is not/,
    );
  });
});
