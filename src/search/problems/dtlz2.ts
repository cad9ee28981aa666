import type { Genome } from '../problem.ts';
import { simplexDirections } from './simplex-directions.ts';
import { realSpace, type TestProblem, testProblem } from './test-problem.ts';

/**
 * DTLZ2 (Deb, Thiele, Laumanns and Zitzler 2002): the front is the part of the unit sphere without negative
 * coordinates. `objectiveCount` + 9 real genes, reference point 1.1 in every objective.
 */
export function dtlz2(objectiveCount = 3): TestProblem {
  return testProblem({
    name: `dtlz2-${objectiveCount}`,
    space: realSpace(objectiveCount + 9, 0, 1),
    referencePoint: new Array(objectiveCount).fill(1.1),
    judge: (genome) => ({ objectives: dtlz2Objectives(genome, objectiveCount), violations: [] }),
    paretoFront: (count) => spherePoints(objectiveCount, count),
  });
}

export function dtlz2Objectives(genome: Genome, objectiveCount: number): number[] {
  let radius = 1;
  for (let i = objectiveCount - 1; i < genome.length; i++) radius += ((genome[i] ?? 0) - 0.5) ** 2;
  return Array.from({ length: objectiveCount }, (_, objective) => {
    const cosines = objectiveCount - 1 - objective;
    let value = radius;
    for (let i = 0; i < cosines; i++) value *= Math.cos(((genome[i] ?? 0) * Math.PI) / 2);
    if (objective > 0) value *= Math.sin(((genome[cosines] ?? 0) * Math.PI) / 2);
    return value;
  });
}

/** At least so many unit vectors without negative coordinates. */
export function spherePoints(objectiveCount: number, count: number): number[][] {
  return simplexDirections(objectiveCount, count).map((direction) => {
    const length = Math.hypot(...direction);
    return direction.map((value) => value / length);
  });
}
