import { expect, test } from 'vitest';
import { withLayers } from '../../../src/report/html/with-layers.ts';
import { sampleDesign } from '../../support/sample-design.ts';

const DESIGNS = Array.from({ length: 10 }, (_, trial) => sampleDesign(trial, {}));
const SHOWN = DESIGNS.slice(0, 2).map((design) => ({ design, reasons: ['knee'] }));
const trials = (limit: number) =>
  [...withLayers(DESIGNS, SHOWN, limit)].map(({ trial }) => trial).toSorted((a, b) => a - b);

test('a small front has layers for all', () => {
  expect(trials(40)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('beyond the limit others are taken evenly along the front', () => {
  // two of the eight others (trials 2 to 9), from the middle of either half
  expect(trials(4)).toEqual([0, 1, 4, 8]);
});

test('designs that are pointed out always have their layers', () => {
  expect(trials(1)).toEqual([0, 1]);
});
