import { type TestProblem, testProblem } from './test-problem.ts';

const COUNT = 5;

/**
 * Squared distances of five whole numbers in [−10, 10] from 3 and from −2; 26 points on the front, for only the sum of
 * numbers between −2 and 3 that lie as near to each other as can be matters. Reference point (150, 150).
 */
export function integerSpheres(): TestProblem {
  return testProblem({
    name: 'integer-spheres',
    space: {
      genes: Array.from({ length: COUNT }, (_, i) => ({
        kind: 'integer',
        name: `n${i + 1}`,
        low: -10,
        high: 10,
      })),
    },
    referencePoint: [150, 150],
    judge: (genome) => ({ objectives: distances(genome), violations: [] }),
    paretoFront: () =>
      Array.from({ length: 5 * COUNT + 1 }, (_, sum) => {
        const near = Math.floor(sum / COUNT) - 2;
        return distances(Array.from({ length: COUNT }, (_, i) => near + (i < sum % COUNT ? 1 : 0)));
      }).reverse(),
  });
}

function distances(genome: readonly number[]): number[] {
  const from = (center: number) => genome.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return [from(3), from(-2)];
}
