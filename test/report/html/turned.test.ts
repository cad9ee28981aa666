import { expect, test } from 'vitest';
import { ISOMETRIC, turned } from '../../../src/report/html/turned.ts';

const at = (u: number, v: number, w: number, turnDeg: number, tiltDeg: number) =>
  turned(u, v, w, turnDeg, tiltDeg).map((one) => Math.round(1e6 * one) / 1e6 + 0);

test('from the side the floor is a line and the height is told', () => {
  expect(at(1, 0, 0, 0, 0)).toEqual([0.5, 0.5]);
  expect(at(1, 0, 1, 0, 0)).toEqual([0.5, -0.5]);
  expect(at(1, 1, 1, 0, 0)).toEqual([0.5, -0.5]);
});

test('from straight above the height is not seen', () => {
  expect(at(0, 1, 0.2, 0, 90)).toEqual([-0.5, 0.5]);
  expect(at(0, 1, 0.9, 0, 90)).toEqual([-0.5, 0.5]);
});

test('turned by a quarter, the first axis points at the reader', () => {
  expect(at(1, 0.5, 0.5, 90, 90)).toEqual([0, 0.5]);
});

test('in the isometric view the three axes are equally long', () => {
  const { turnDeg, tiltDeg } = ISOMETRIC;
  const [x0, y0] = turned(0, 0, 0, turnDeg, tiltDeg);
  const lengths = [[1, 0, 0] as const, [0, 1, 0] as const, [0, 0, 1] as const].map(([u, v, w]) => {
    const [x, y] = turned(u, v, w, turnDeg, tiltDeg);
    return Math.hypot(x - x0, y - y0);
  });
  for (const length of lengths) expect(length).toBeCloseTo(Math.sqrt(2 / 3), 2);
});
