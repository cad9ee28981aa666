import { evenly, type TestProblem, testProblem } from './test-problem.ts';

const STEPS = 100;

/** ZDT1 over thirty whole numbers from 0 to 100: 101 points on the front; reference point (1.1, 1.1). */
export function integerZdt1(): TestProblem {
  return testProblem({
    name: 'integer-zdt1',
    space: {
      genes: Array.from({ length: 30 }, (_, i) => ({
        kind: 'integer',
        name: `n${i + 1}`,
        low: 0,
        high: STEPS,
      })),
    },
    referencePoint: [1.1, 1.1],
    judge: (genome) => {
      const f1 = (genome[0] ?? 0) / STEPS;
      const rest = genome.reduce((sum, value) => sum + value, 0) / STEPS - f1;
      const g = 1 + (9 * rest) / (genome.length - 1);
      return { objectives: [f1, g * (1 - Math.sqrt(f1 / g))], violations: [] };
    },
    paretoFront: () => evenly(0, 1, STEPS + 1).map((f1) => [f1, 1 - Math.sqrt(f1)]),
  });
}
