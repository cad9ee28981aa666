import { evenly, type TestProblem, testProblem } from './test-problem.ts';

const WORDS = ['nothing', 'multiply'] as const;

/**
 * Two parabolas over one gene of each kind, the example of pymoo's guide to mixed variables: a binary and a word may
 * spoil the second objective. The front has two pieces, with y = 0 and with y = 1; reference point (10, 10).
 */
export function mixedParabolas(): TestProblem {
  return testProblem({
    name: 'mixed-parabolas',
    space: {
      genes: [
        { kind: 'integer', name: 'b', low: 0, high: 1 },
        { kind: 'categorical', name: 'x', choices: WORDS },
        { kind: 'integer', name: 'y', low: -2, high: 2 },
        { kind: 'real', name: 'z', low: -5, high: 5 },
      ],
    },
    referencePoint: [10, 10],
    judge: ([b = 0, x = 0, y = 0, z = 0]) => {
      const factor = (b === 1 ? 100 : 1) * (WORDS[x] === 'multiply' ? 10 : 1);
      return { objectives: objectives(y, z, factor), violations: [] };
    },
    paretoFront: (count) => {
      const each = Math.ceil(count / 2);
      return [
        ...evenly(0, LAST_Z_AT_0, each).map((z) => objectives(0, z)),
        ...evenly(FIRST_Z_AT_1, -2, each).map((z) => objectives(1, z)),
      ];
    },
  });
}

/** Where the two pieces meet: z = −1.25 with y = 0 and z = −0.75 with y = 1 both give (1.5625, 1.5625). */
const LAST_Z_AT_0 = -1.25;
const FIRST_Z_AT_1 = -0.75;

function objectives(y: number, z: number, factor = 1): number[] {
  return [z * z + y * y, factor * ((z + 2) ** 2 + (y - 1) ** 2)];
}
