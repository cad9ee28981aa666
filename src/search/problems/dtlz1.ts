import type { Genome } from '../problem.ts';
import { simplexDirections } from './simplex-directions.ts';
import { realSpace, type TestProblem, testProblem } from './test-problem.ts';

/**
 * DTLZ1 (Deb, Thiele, Laumanns and Zitzler 2002): a flat front, Σ f = ½, behind 11⁵ − 1 local ones. `objectiveCount` + 4
 * real genes, reference point 1 in every objective.
 */
export function dtlz1(objectiveCount = 3): TestProblem {
  return testProblem({
    name: `dtlz1-${objectiveCount}`,
    space: realSpace(objectiveCount + 4, 0, 1),
    referencePoint: new Array(objectiveCount).fill(1),
    judge: (genome) => ({ objectives: dtlz1Objectives(genome, objectiveCount), violations: [] }),
    paretoFront: (count) => flatPoints(objectiveCount, count),
  });
}

export function dtlz1Objectives(genome: Genome, objectiveCount: number): number[] {
  let g = genome.length - objectiveCount + 1;
  for (let i = objectiveCount - 1; i < genome.length; i++) {
    const x = (genome[i] ?? 0) - 0.5;
    g += x * x - Math.cos(20 * Math.PI * x);
  }
  return Array.from({ length: objectiveCount }, (_, objective) => {
    const factors = objectiveCount - 1 - objective;
    let value = 0.5 * (1 + 100 * g);
    for (let i = 0; i < factors; i++) value *= genome[i] ?? 0;
    return objective > 0 ? value * (1 - (genome[factors] ?? 0)) : value;
  });
}

/** At least so many points of Σ f = ½. */
export function flatPoints(objectiveCount: number, count: number): number[][] {
  return simplexDirections(objectiveCount, count).map((direction) =>
    direction.map((value) => value / 2),
  );
}
