import { expect, test } from 'vitest';
import { figureLines } from '../../src/report/figure-lines.ts';

test('names are left-aligned, figures and shares right-aligned', () => {
  expect(
    figureLines([
      ['compute', '8', '22 %'],
      ['fill', '1,024', '5 %'],
      ['leakage', 'n/a'],
    ]),
  ).toEqual(['compute      8  22 %', 'fill     1,024   5 %', 'leakage    n/a']);
});
