import { expect, test } from 'vitest';
import { medianAttainment } from '../../../src/report/compare/attainment.ts';

test('the median surface is what two of three runs attain', () => {
  const fronts = [
    [
      [1, 9],
      [3, 2],
    ],
    [[2, 5]],
    [
      [2, 7],
      [4, 1],
    ],
  ] as const;
  // x = 1: 9, –, –: the middle is not attained; 2: 9, 5, 7; 3: 2, 5, 7; 4: 2, 5, 1
  expect(medianAttainment(fronts)).toEqual([
    { x: 2, y: 7 },
    { x: 3, y: 5 },
    { x: 4, y: 2 },
  ]);
});

test('no run attains nothing', () => {
  expect(medianAttainment([])).toEqual([]);
});
