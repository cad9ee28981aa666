import { expect, test } from 'vitest';
import { projections } from '../../../src/report/html/projections.ts';

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((key) => ({ key, label: key, unit: '' }));
const planes = (...objectives: (typeof A)[]) =>
  projections(objectives.flatMap((one) => one ?? [])).map(
    ({ x, y, colour }) => `${y.key} over ${x.key} by ${colour?.key ?? 'nothing'}`,
  );

test('two objectives span one plane', () => {
  expect(planes(A, B)).toEqual(['a over b by nothing']);
});

test('three objectives are looked at from three sides, the third as colour', () => {
  expect(planes(A, B, C)).toEqual(['a over b by c', 'a over c by b', 'c over b by a']);
});

test('a fourth objective is drawn against the first', () => {
  expect(planes(A, B, C, D).at(-1)).toBe('a over d by b');
});

test('one objective has no plane', () => {
  expect(planes(A)).toEqual([]);
});
