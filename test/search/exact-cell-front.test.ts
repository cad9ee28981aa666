import { expect, test } from 'vitest';
import { nsga2 } from '../../src/search/algorithms/nsga2.ts';
import { hypervolume } from '../../src/search/indicators/hypervolume.ts';
import { minimize } from '../../src/search/minimize.ts';
import { cellProblem } from '../support/cell-problem.ts';

const cells = cellProblem('eyeriss');
const corner = [0, 1].map((axis) => Math.max(...(cells?.front ?? []).map((one) => one[axis] ?? 0)));

test.skipIf(cells === undefined)(
  'NSGA-II finds 99 % of the exact front of 15,625 cells',
  async () => {
    if (cells === undefined) return;
    const points = cells.front;
    const shares: number[] = [];
    for (const seed of [1, 2, 3]) {
      const setting = { problem: cells.problem, algorithm: nsga2, seed, maxEvaluations: 1000 };
      const { front } = await minimize(setting);
      const found = front.map(({ objectives }) => objectives);
      shares.push(hypervolume(found, corner) / hypervolume(points, corner));
    }
    const [, middle = 0] = shares.toSorted((a, b) => a - b);
    expect(middle).toBeGreaterThanOrEqual(0.99);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1 + 1e-12);
  },
);
