import { nonDominated } from '../non-dominated-sort.ts';
import type { Genome, Space } from '../problem.ts';
import { evenly, realSpace, type TestProblem, testProblem } from './test-problem.ts';

/** Two objectives, reference point (1.1, 1.1), from Zitzler, Deb and Thiele 2000. */

/** Convex front f2 = 1 − √f1 over 30 real genes. */
export function zdt1(): TestProblem {
  return zdt('zdt1', realSpace(30, 0, 1), linearG, (f1, g) => 1 - Math.sqrt(f1 / g));
}

/** Concave front f2 = 1 − f1² over 30 real genes. */
export function zdt2(): TestProblem {
  return zdt('zdt2', realSpace(30, 0, 1), linearG, (f1, g) => 1 - (f1 / g) ** 2);
}

/** A front of five pieces over 30 real genes. */
export function zdt3(): TestProblem {
  return zdt('zdt3', realSpace(30, 0, 1), linearG, (f1, g) => {
    return 1 - Math.sqrt(f1 / g) - (f1 / g) * Math.sin(10 * Math.PI * f1);
  });
}

/** ZDT1's front behind 21⁹ local ones; ten real genes, nine of them in [−5, 5]. */
export function zdt4(): TestProblem {
  const [first, ...others] = realSpace(10, -5, 5).genes;
  const space: Space = {
    genes: [{ kind: 'real', name: first?.name ?? 'x1', low: 0, high: 1 }, ...others],
  };
  return zdt('zdt4', space, rastriginG, (f1, g) => 1 - Math.sqrt(f1 / g));
}

/** A concave front, thinly populated at its best end; ten real genes. */
export function zdt6(): TestProblem {
  const first = (x: number) => 1 - Math.exp(-4 * x) * Math.sin(6 * Math.PI * x) ** 6;
  const g = (genome: Genome) => 1 + 9 * (tailSum(genome) / 9) ** 0.25;
  return zdt('zdt6', realSpace(10, 0, 1), g, (f1, value) => 1 - (f1 / value) ** 2, first);
}

function zdt(
  name: string,
  space: Space,
  g: (genome: Genome) => number,
  shape: (f1: number, g: number) => number,
  first: (x: number) => number = (x) => x,
): TestProblem {
  return testProblem({
    name,
    space,
    referencePoint: [1.1, 1.1],
    judge: (genome) => {
      const f1 = first(genome[0] ?? 0);
      const value = g(genome);
      return { objectives: [f1, value * shape(f1, value)], violations: [] };
    },
    paretoFront: (count) => {
      const low = name === 'zdt6' ? first(ZDT6_BEST) : 0;
      const curve = evenly(low, 1, count).map((f1) => [f1, shape(f1, 1)]);
      return nonDominated(curve).flatMap((position) => [curve[position] ?? []]);
    },
  });
}

/** Where ZDT6's first objective is least: tan(6 π x) = 9 π, the first root. */
const ZDT6_BEST = Math.atan(9 * Math.PI) / (6 * Math.PI);

function linearG(genome: Genome): number {
  return 1 + (9 * tailSum(genome)) / (genome.length - 1);
}

function rastriginG(genome: Genome): number {
  let sum = 1 + 10 * (genome.length - 1);
  for (let i = 1; i < genome.length; i++) {
    const x = genome[i] ?? 0;
    sum += x * x - 10 * Math.cos(4 * Math.PI * x);
  }
  return sum;
}

function tailSum(genome: Genome): number {
  let sum = 0;
  for (let i = 1; i < genome.length; i++) sum += genome[i] ?? 0;
  return sum;
}
