import { nonDominated } from '../non-dominated-sort.ts';
import type { Genome } from '../problem.ts';
import { evenly, realSpace, type TestProblem, testProblem } from './test-problem.ts';

/**
 * DTLZ7 (Deb, Thiele, Laumanns and Zitzler 2002): a front in 2^(objectives − 1) pieces. `objectiveCount` + 19 real
 * genes; reference point 0.95 in all objectives but the last, and 2.2 · `objectiveCount` in that.
 */
export function dtlz7(objectiveCount = 3): TestProblem {
  return testProblem({
    name: `dtlz7-${objectiveCount}`,
    space: realSpace(objectiveCount + 19, 0, 1),
    referencePoint: [...new Array(objectiveCount - 1).fill(0.95), 2.2 * objectiveCount],
    judge: (genome) => ({ objectives: objectives(genome, objectiveCount), violations: [] }),
    paretoFront: (count) => pieces(objectiveCount, count),
  });
}

function objectives(genome: Genome, objectiveCount: number): number[] {
  const free = objectiveCount - 1;
  let sum = 0;
  for (let i = free; i < genome.length; i++) sum += genome[i] ?? 0;
  const g = 1 + (9 * sum) / (genome.length - free);
  return withLast(genome.slice(0, free), g);
}

function withLast(first: readonly number[], g: number): number[] {
  const h = first.reduce(
    (rest, value) => rest - (value / (1 + g)) * (1 + Math.sin(3 * Math.PI * value)),
    first.length + 1,
  );
  return [...first, (1 + g) * h];
}

/** Every first objective lies on the front by itself, independently of the others. */
function pieces(objectiveCount: number, count: number): number[][] {
  const each = Math.ceil(count ** (1 / (objectiveCount - 1)));
  const dense = evenly(0, 1, 16 * each).map((value) => withLast([value], 1));
  const legal = nonDominated(dense).map((position) => dense[position]?.[0] ?? 0);
  const spread = evenly(0, legal.length - 1, each).map((at) => legal[Math.round(at)] ?? 0);
  const combine = (left: number): number[][] =>
    left === 0
      ? [[]]
      : combine(left - 1).flatMap((rest) => spread.map((value) => [...rest, value]));
  return combine(objectiveCount - 1).map((first) => withLast(first, 1));
}
