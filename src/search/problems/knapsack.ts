import { nonDominated } from '../non-dominated-sort.ts';
import type { Genome } from '../problem.ts';
import { type TestProblem, testProblem } from './test-problem.ts';

/** Things that may be packed, each with a value of two kinds and a weight. */
export interface Knapsack {
  readonly weights: readonly number[];
  readonly values: readonly [readonly number[], readonly number[]];
  readonly capacity: number;
}

/** Twenty items whose weights and values are multiples of coprime steps: no order by weight is one by value. */
const TWENTY: Knapsack = {
  weights: Array.from({ length: 20 }, (_, i) => 11 + ((37 * i) % 89)),
  values: [
    Array.from({ length: 20 }, (_, i) => 10 + ((53 * i + 20) % 91)),
    Array.from({ length: 20 }, (_, i) => 10 + ((29 * i + 70) % 91)),
  ],
  capacity: 500,
};

/**
 * The 0/1 knapsack with two values (Zitzler and Thiele 1999): a binary gene per item, both values maximised (so their
 * negatives are minimised), weight at most the capacity. Reference point (0, 0). The front is exact, by dynamic
 * programming over weights.
 */
export function knapsack(items: Knapsack = TWENTY): TestProblem {
  const { weights, values, capacity } = items;
  return testProblem({
    name: `knapsack-${weights.length}`,
    space: {
      genes: weights.map((_, i) => ({ kind: 'integer', name: `item${i + 1}`, low: 0, high: 1 })),
    },
    referencePoint: [0, 0],
    constraintCount: 1,
    judge: (genome) => ({
      objectives: values.map((kind) => 0 - total(kind, genome)),
      violations: [total(weights, genome) - capacity],
    }),
    paretoFront: () => exactFront(items),
  });
}

function total(amounts: readonly number[], genome: Genome): number {
  return amounts.reduce((sum, amount, i) => sum + amount * (genome[i] ?? 0), 0);
}

/** Every load that no other load beats in weight and both values, item after item. */
function exactFront({ weights, values, capacity }: Knapsack): number[][] {
  let loads: number[][] = [[0, 0, 0]];
  weights.forEach((weight, i) => {
    const packed = loads.map(([first = 0, second = 0, load = 0]) => [
      first - (values[0][i] ?? 0),
      second - (values[1][i] ?? 0),
      load + weight,
    ]);
    loads = distinct([...loads, ...packed.filter(([, , load = 0]) => load <= capacity)]);
  });
  const points = distinct(loads.map(([first = 0, second = 0]) => [first, second]));
  return points.sort(([a = 0], [b = 0]) => a - b);
}

function distinct(points: readonly number[][]): number[][] {
  const seen = new Set<string>();
  return nonDominated(points).flatMap((position) => {
    const point = points[position] ?? [];
    const isNew = !seen.has(String(point));
    seen.add(String(point));
    return isNew ? [point] : [];
  });
}
