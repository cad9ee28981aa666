import { evenly, type TestProblem, testProblem } from './test-problem.ts';

/** BNH (Binh and Korn 1997): two real genes, two constraints that cut corners off; reference point (150, 60). */
export function bnh(): TestProblem {
  return testProblem({
    name: 'bnh',
    space: {
      genes: [
        { kind: 'real', name: 'x', low: 0, high: 5 },
        { kind: 'real', name: 'y', low: 0, high: 3 },
      ],
    },
    referencePoint: [150, 60],
    constraintCount: 2,
    judge: ([x = 0, y = 0]) => ({
      objectives: objectives(x, y),
      violations: [((x - 5) ** 2 + y ** 2) / 25 - 1, 1 - ((x - 8) ** 2 + (y + 3) ** 2) / 7.7],
    }),
    paretoFront: (count) => evenly(0, 5, count).map((x) => objectives(x, Math.min(x, 3))),
  });
}

function objectives(x: number, y: number): number[] {
  return [4 * x ** 2 + 4 * y ** 2, (x - 5) ** 2 + (y - 5) ** 2];
}
