import { describe, expect, it } from 'vitest';
import {
  lexicographicOrder,
  pointMatrix,
  pointsEqual,
  repeatedPoints,
} from '../../src/search/points.ts';

const POINTS = [
  [1, 2],
  [0, 5],
  [1, 1],
  [0, 5],
];

describe('pointMatrix', () => {
  it('lays the points out row after row', () => {
    const { count, width, values } = pointMatrix(POINTS);
    expect([count, width]).toEqual([4, 2]);
    expect([...values]).toEqual([1, 2, 0, 5, 1, 1, 0, 5]);
  });

  it('refuses points of different lengths', () => {
    expect(() => pointMatrix([[1, 2], [3]])).toThrow('Points must have 2 objectives each');
  });
});

describe('lexicographicOrder', () => {
  it('orders by the first objective and then by the second, copies as they came', () => {
    expect([...lexicographicOrder(pointMatrix(POINTS))]).toEqual([1, 3, 2, 0]);
  });
});

describe('repeatedPoints', () => {
  it('marks the later of two equal points', () => {
    expect([...repeatedPoints(pointMatrix(POINTS))]).toEqual([0, 0, 0, 1]);
  });

  it('marks none where points differ in one objective only', () => {
    const matrix = pointMatrix([
      [1, 2],
      [1, 3],
    ]);
    expect(pointsEqual(matrix, 0, 1)).toBe(false);
    expect([...repeatedPoints(matrix)]).toEqual([0, 0]);
  });
});
