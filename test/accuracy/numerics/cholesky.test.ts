import { expect, test } from 'vitest';
import { cholesky } from '../../../src/accuracy/numerics/cholesky.ts';

test('Cholesky’s factor solves and gives the determinant', () => {
  // (4 2; 2 5): L = (2 0; 1 2), determinant 16
  const factor = cholesky([
    [4, 2],
    [2, 5],
  ]);
  expect(factor.logDeterminant).toBeCloseTo(Math.log(16), 12);
  expect(factor.solveLower([2, 5])).toEqual([1, 2]);
  const [x = 0, y = 0] = factor.solve([8, 12]); // 4·1 + 2·2, 2·1 + 5·2
  expect([x, y]).toEqual([1, 2]);
});

test('A matrix that is not positive definite is refused', () => {
  expect(() =>
    cholesky([
      [1, 2],
      [2, 1],
    ]),
  ).toThrow('not positive definite');
});
