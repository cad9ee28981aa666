import { describe, expect, it } from 'vitest';
import { MAPPER_STRATEGIES } from '../../../src/mapper/baselines/mapper-strategies.ts';
import type {
  CurvePoint,
  MapperStrategy,
  StrategyRequest,
} from '../../../src/mapper/baselines/mapper-strategy.ts';
import { optimalMapping } from '../../../src/mapper/optimal/optimal-mapping.ts';
import { convolutionProblem, mappingProblems } from '../../support/mapping-problems.ts';

const PROBLEMS = mappingProblems(5, 6, 2, 4);
const OPTIMA = PROBLEMS.map((problem) => optimalMapping(problem).best?.merit ?? null);
const EVALUATIONS = 200;

function strategy(name: string): MapperStrategy {
  const found = MAPPER_STRATEGIES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no strategy ${name}`);
  return found;
}

/** The middle one of an odd number of seeds. */
function medianMerit({ run }: MapperStrategy, request: Omit<StrategyRequest, 'seed'>): number {
  const merits = Array.from({ length: 5 }, (_, seed) => {
    return run({ ...request, seed }).best?.merit ?? Number.POSITIVE_INFINITY;
  });
  return merits.toSorted((a, b) => a - b)[2] ?? 0;
}

for (const { name, run } of MAPPER_STRATEGIES) {
  describe(`strategy ${name}`, () => {
    it('finds mappings of small problems, never better ones than the optimum', () => {
      let found = 0;
      PROBLEMS.forEach((problem, index) => {
        const { best } = run({ ...problem, seed: 1, evaluations: EVALUATIONS });
        const optimum = OPTIMA[index] ?? null;
        if (optimum === null) expect(best).toBeNull();
        if (best === null || optimum === null) return;
        found++;
        expect(best.merit).toBeGreaterThanOrEqual(optimum * (1 - 1e-12));
      });
      expect(OPTIMA.filter((merit) => merit !== null).length).toBeGreaterThan(8);
      expect(found).toBeGreaterThanOrEqual(OPTIMA.filter((merit) => merit !== null).length - 1);
    });

    it('does the same again with the same seed, and keeps to its evaluations', () => {
      const problem = convolutionProblem();
      const points: CurvePoint[] = [];
      const request = { ...problem, seed: 3, evaluations: 200 };
      const result = run({ ...request, onImprovement: (point) => points.push(point) });
      expect(run(request)).toEqual(result);
      expect(result.evaluated).toBeLessThanOrEqual(200);
      expect(result.valid).toBeLessThanOrEqual(result.evaluated);
      expect(result.curve).toEqual(points);
      const merits = points.map(({ merit }) => merit);
      expect(merits).toEqual(merits.toSorted((a, b) => b - a));
      expect(result.best?.merit).toBe(merits.at(-1));
    });

    it('ends without a mapping where nothing fits', () => {
      const { accelerator, ...problem } = convolutionProblem();
      const memories = accelerator.memories.map((memory) =>
        memory.name === 'GLB' ? { ...memory, capacityBits: 16 } : memory,
      );
      const request = { ...problem, accelerator: { ...accelerator, memories } };
      const { best, valid } = run({ ...request, seed: 1, evaluations: 50 });
      expect(best).toBeNull();
      expect(valid).toBe(0);
    });

    it('ends early when it is asked to', () => {
      const request = { ...convolutionProblem(), seed: 1, evaluations: 100_000 };
      const { evaluated } = run({ ...request, shouldStop: () => true });
      expect(evaluated).toBeLessThan(5000);
    });
  });
}

describe('strategies that learn', () => {
  for (const name of ['genetic', 'annealing']) {
    it(`beat the random one after as many evaluations, by the median over seeds: ${name}`, () => {
      const problem = convolutionProblem({ K: 64, C: 48, P: 14, Q: 14, R: 3, S: 3 });
      const request = { ...problem, evaluations: 1000 };
      const random = medianMerit(strategy('random'), request);
      expect(medianMerit(strategy(name), request)).toBeLessThan(random);
    });
  }
});
