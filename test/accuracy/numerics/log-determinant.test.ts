import { expect, test } from 'vitest';
import { logDeterminant } from '../../../src/accuracy/numerics/log-determinant.ts';

test('The logarithm of a determinant is that of its size, with rows in any order', () => {
  // 2·3 − 1·1 = 5
  expect(
    logDeterminant([
      [2, 1],
      [1, 3],
    ]),
  ).toBeCloseTo(Math.log(5), 12);
  expect(
    logDeterminant([
      [0, 4],
      [2, 0],
    ]),
  ).toBeCloseTo(Math.log(8), 12);
  // 1·(45 − 48) − 2·(36 − 42) + 4·(32 − 35) = −3 + 12 − 12 = −3
  expect(
    logDeterminant([
      [1, 2, 4],
      [4, 5, 6],
      [7, 8, 9],
    ]),
  ).toBeCloseTo(Math.log(3), 10);
});

test('A singular matrix has the logarithm −Infinity', () => {
  expect(
    logDeterminant([
      [1, 2],
      [2, 4],
    ]),
  ).toBe(Number.NEGATIVE_INFINITY);
});
