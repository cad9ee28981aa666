import { dtlz1Objectives, flatPoints } from './dtlz1.ts';
import { dtlz2Objectives, spherePoints } from './dtlz2.ts';
import { realSpace, type TestProblem, testProblem } from './test-problem.ts';

/** Constraints over DTLZ's objectives, from Jain and Deb 2014 (NSGA-III, part II). */

/** C1-DTLZ1: DTLZ1 whose feasible region is a thin layer over the front; reference point 1 in every objective. */
export function c1dtlz1(objectiveCount = 3): TestProblem {
  return testProblem({
    name: `c1dtlz1-${objectiveCount}`,
    space: realSpace(objectiveCount + 4, 0, 1),
    referencePoint: new Array(objectiveCount).fill(1),
    constraintCount: 1,
    judge: (genome) => {
      const objectives = dtlz1Objectives(genome, objectiveCount);
      return { objectives, violations: [aboveLayer(objectives)] };
    },
    paretoFront: (count) => flatPoints(objectiveCount, count),
  });
}

/** Radius of C2-DTLZ2's feasible balls for three objectives. */
const RADIUS = 0.4;

/**
 * C2-DTLZ2: DTLZ2 of which only balls about the corners and the middle of the front are feasible, for three objectives;
 * reference point 1.1 in each.
 */
export function c2dtlz2(): TestProblem {
  return testProblem({
    name: 'c2dtlz2-3',
    space: realSpace(12, 0, 1),
    referencePoint: [1.1, 1.1, 1.1],
    constraintCount: 1,
    judge: (genome) => {
      const objectives = dtlz2Objectives(genome, 3);
      return { objectives, violations: [outsideBalls(objectives)] };
    },
    paretoFront: (count) => spherePoints(3, 2 * count).filter((point) => outsideBalls(point) <= 0),
  });
}

function aboveLayer(objectives: readonly number[]): number {
  const last = objectives.length - 1;
  return objectives.reduce((sum, f, i) => sum + f / (i === last ? 0.6 : 0.5), -1);
}

function outsideBalls(objectives: readonly number[]): number {
  const squares = objectives.reduce((sum, f) => sum + f * f, 0);
  const middle = 1 / Math.sqrt(objectives.length);
  const toMiddle = objectives.reduce((sum, f) => sum + (f - middle) ** 2, 0);
  const toCorners = objectives.map((f) => squares - f * f + (f - 1) ** 2);
  return Math.min(toMiddle, ...toCorners) - RADIUS ** 2;
}
