import { expect, test } from 'vitest';
import { colourBins } from '../../../src/report/html/colour-bins.ts';

test('near values are binned in steps of equal width', () => {
  const bin = colourBins([10, 20]);
  expect([10, 11.9, 12.1, 15, 19, 20].map(bin)).toEqual([0, 0, 1, 2, 4, 4]);
});

test('values that are far apart are binned in steps of equal ratio', () => {
  const bin = colourBins([1, 32]);
  // a step is 32^(1/5) = 2
  expect([1, 1.9, 2.1, 5, 9, 17, 32].map(bin)).toEqual([0, 0, 1, 2, 3, 4, 4]);
});
