import { dasDennisDirections } from '../operators/das-dennis.ts';
import type { Genome } from '../problem.ts';
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
    judge: (genome) => ({ objectives: onSphere(genome, objectiveCount), violations: [] }),
    paretoFront: (count) => {
      const directions = dasDennisDirections(objectiveCount, partitionsFor(objectiveCount, count));
      return directions.map((direction) => {
        const length = Math.hypot(...direction);
        return direction.map((value) => value / length);
      });
    },
  });
}

function onSphere(genome: Genome, objectiveCount: number): number[] {
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

/** The fewest partitions that give at least `count` directions. */
function partitionsFor(objectiveCount: number, count: number): number {
  let partitions = 1;
  let directions = objectiveCount;
  while (directions < count) {
    partitions++;
    directions = (directions * (partitions + objectiveCount - 1)) / partitions;
  }
  return partitions;
}
