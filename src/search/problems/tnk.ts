import { nonDominated } from '../non-dominated-sort.ts';
import { evenly, type TestProblem, testProblem } from './test-problem.ts';

/**
 * TNK (Tanaka et al. 1995): the objectives are the two genes themselves, and the front is what a wavy constraint leaves
 * of its own boundary, in three pieces; reference point (1.1, 1.1).
 */
export function tnk(): TestProblem {
  return testProblem({
    name: 'tnk',
    space: {
      genes: [
        { kind: 'real', name: 'x', low: 0, high: Math.PI },
        { kind: 'real', name: 'y', low: 0, high: Math.PI },
      ],
    },
    referencePoint: [1.1, 1.1],
    constraintCount: 2,
    judge: ([x = 0, y = 0]) => ({
      objectives: [x, y],
      violations: [squaredRadius(Math.atan2(x, y)) - x * x - y * y, outsideDisc(x, y)],
    }),
    paretoFront: (count) => {
      const boundary = evenly(0, Math.PI / 2, 4 * count).map((angle) => {
        const radius = Math.sqrt(squaredRadius(angle));
        return [radius * Math.sin(angle), radius * Math.cos(angle)];
      });
      const feasible = boundary.filter(([x = 0, y = 0]) => outsideDisc(x, y) <= 0);
      return nonDominated(feasible).flatMap((position) => [feasible[position] ?? []]);
    },
  });
}

/** Square of how far out the first constraint begins; the angle is that from the y axis. */
function squaredRadius(angle: number): number {
  return 1 + 0.1 * Math.cos(16 * angle);
}

function outsideDisc(x: number, y: number): number {
  return 2 * ((x - 0.5) ** 2 + (y - 0.5) ** 2) - 1;
}
