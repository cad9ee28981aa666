import { evenly, type TestProblem, testProblem } from './test-problem.ts';

/**
 * SRN (Srinivas and Deb 1994): two real genes, two constraints; reference point (250, 0). The front is usually given as
 * x = −2.5 alone; where the constraints bind it goes on along the line x = 3y − 10 and along the circle of radius 15.
 */
export function srn(): TestProblem {
  return testProblem({
    name: 'srn',
    space: {
      genes: [
        { kind: 'real', name: 'x', low: -20, high: 20 },
        { kind: 'real', name: 'y', low: -20, high: 20 },
      ],
    },
    referencePoint: [250, 0],
    constraintCount: 2,
    judge: ([x = 0, y = 0]) => ({
      objectives: objectives(x, y),
      violations: [(x * x + y * y) / 225 - 1, (x - 3 * y) / 10 + 1],
    }),
    paretoFront: (count) => {
      const each = Math.ceil(count / 3);
      const line = evenly(3.7, 2.5, each).map((y) => objectives(3 * y - 10, y));
      const middle = evenly(2.5, TOP_Y, each).map((y) => objectives(-2.5, y));
      const circle = evenly(-2.5, LEAST_X, each).map((x) => objectives(x, Math.sqrt(225 - x * x)));
      return [...line, ...middle, ...circle];
    },
  });
}

const TOP_Y = Math.sqrt(225 - 2.5 ** 2);

/** Where the second objective is least on the circle: 9 y + 2 (y − 1) x = 0. */
const LEAST_X = -4.840968754809;

function objectives(x: number, y: number): number[] {
  return [2 + (x - 2) ** 2 + (y - 1) ** 2, 9 * x - (y - 1) ** 2];
}
