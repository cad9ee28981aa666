import { evenly, type TestProblem, testProblem } from './test-problem.ts';

/**
 * OSY (Osyczka and Kundu 1995): six real genes, six constraints, a front of five pieces that each lie on other
 * constraints; reference point (0, 80). The front is Deb's (2001, Multi-Objective Optimization, §8.3.4).
 */
export function osy(): TestProblem {
  return testProblem({
    name: 'osy',
    space: {
      genes: [
        { kind: 'real', name: 'x1', low: 0, high: 10 },
        { kind: 'real', name: 'x2', low: 0, high: 10 },
        { kind: 'real', name: 'x3', low: 1, high: 5 },
        { kind: 'real', name: 'x4', low: 0, high: 6 },
        { kind: 'real', name: 'x5', low: 1, high: 5 },
        { kind: 'real', name: 'x6', low: 0, high: 10 },
      ],
    },
    referencePoint: [0, 80],
    constraintCount: 6,
    judge: (genome) => ({ objectives: objectives(genome), violations: violations(genome) }),
    paretoFront,
  });
}

function objectives([x1 = 0, x2 = 0, x3 = 0, x4 = 0, x5 = 0, x6 = 0]: readonly number[]): number[] {
  const nearness =
    25 * (x1 - 2) ** 2 + (x2 - 2) ** 2 + (x3 - 1) ** 2 + (x4 - 4) ** 2 + (x5 - 1) ** 2;
  return [-nearness, x1 ** 2 + x2 ** 2 + x3 ** 2 + x4 ** 2 + x5 ** 2 + x6 ** 2];
}

function violations([x1 = 0, x2 = 0, x3 = 0, x4 = 0, x5 = 0, x6 = 0]: readonly number[]): number[] {
  return [
    1 - (x1 + x2) / 2,
    (x1 + x2) / 6 - 1,
    (x2 - x1) / 2 - 1,
    (x1 - 3 * x2) / 2 - 1,
    ((x3 - 3) ** 2 + x4) / 4 - 1,
    1 - ((x5 - 3) ** 2 + x6) / 4,
  ];
}

function paretoFront(count: number): number[][] {
  const each = Math.ceil(count / 5);
  const pieces = [
    evenly(5, 1, each).map((x3) => [5, 1, x3, 0, 5, 0]),
    evenly(5, 1, each).map((x3) => [5, 1, x3, 0, 1, 0]),
    evenly(5, 4.056, each).map((x1) => [x1, (x1 - 2) / 3, 1, 0, 1, 0]),
    evenly(3.732, 1, each).map((x3) => [0, 2, x3, 0, 1, 0]),
    evenly(0, 1, each).map((x1) => [x1, 2 - x1, 1, 0, 1, 0]),
  ];
  return pieces.flat().map(objectives);
}
