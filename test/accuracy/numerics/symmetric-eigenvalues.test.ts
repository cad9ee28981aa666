import { expect, test } from 'vitest';
import { symmetricEigenvalues } from '../../../src/accuracy/numerics/symmetric-eigenvalues.ts';
import { createRandom } from '../../../src/base/random.ts';

test('The eigenvalues of small matrices are those of the textbook, ascending', () => {
  const [low = 0, high = 0] = symmetricEigenvalues([
    [2, 1],
    [1, 2],
  ]);
  expect([low, high].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 3]);
  expect(
    symmetricEigenvalues([
      [5, 0],
      [0, -2],
    ]),
  ).toEqual([-2, 5]);
});

test('The eigenvalues of a random symmetric matrix keep its trace and its sum of squares', () => {
  const random = createRandom(1);
  const half = Array.from({ length: 12 }, () => Array.from({ length: 12 }, () => random.normal()));
  const matrix = half.map((row, i) => row.map((value, j) => value + (half[j]?.[i] ?? 0)));
  const values = symmetricEigenvalues(matrix);
  const trace = matrix.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const squares = matrix.flat().reduce((sum, value) => sum + value ** 2, 0);
  expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 8);
  expect(values.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(squares, 8);
});
