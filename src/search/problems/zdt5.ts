import type { Genome } from '../problem.ts';
import { type TestProblem, testProblem } from './test-problem.ts';

const FIRST_BITS = 30;
const GROUPS = 10;
const GROUP_BITS = 5;

/**
 * ZDT5 (Zitzler, Deb and Thiele 2000) over eighty bits: the first thirty count for f1; ten groups of five are deceptive,
 * for each is best when full and second best when empty. 31 points on the front. Objectives are scaled to 0 … 1 on the
 * front, as in pymoo; reference point (1.1, 1.1).
 */
export function zdt5(): TestProblem {
  const bits = FIRST_BITS + GROUPS * GROUP_BITS;
  return testProblem({
    name: 'zdt5',
    space: {
      genes: Array.from({ length: bits }, (_, i) => ({
        kind: 'integer',
        name: `b${i + 1}`,
        low: 0,
        high: 1,
      })),
    },
    referencePoint: [1.1, 1.1],
    judge: (genome) => {
      const f1 = 1 + ones(genome, 0, FIRST_BITS);
      return { objectives: scaled(f1, groupSum(genome) / f1), violations: [] };
    },
    paretoFront: () =>
      Array.from({ length: FIRST_BITS + 1 }, (_, i) => scaled(i + 1, GROUPS / (i + 1))),
  });
}

function groupSum(genome: Genome): number {
  let sum = 0;
  for (let start = FIRST_BITS; start < genome.length; start += GROUP_BITS) {
    const count = ones(genome, start, start + GROUP_BITS);
    sum += count < GROUP_BITS ? 2 + count : 1;
  }
  return sum;
}

function ones(genome: Genome, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += genome[i] ?? 0;
  return sum;
}

function scaled(f1: number, f2: number): number[] {
  const least = GROUPS / (FIRST_BITS + 1);
  return [(f1 - 1) / FIRST_BITS, (f2 - least) / (GROUPS - least)];
}
