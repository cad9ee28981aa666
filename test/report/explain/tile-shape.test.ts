import { expect, test } from 'vitest';
import { tileBox, tileShape } from '../../../src/report/explain/tile-shape.ts';
import { UNIT_EXTENTS } from '../../../src/workload/dims.ts';
import { tinyLayer, tinyNest } from '../../support/tiny-nest.ts';

const BOX = { ...UNIT_EXTENTS, K: 16, C: 8, P: 7, Q: 5, R: 3, S: 1 };

test('operands are told in their own letters, sides of one left out', () => {
  const layer = tinyLayer({});
  expect(tileShape(layer, 'weights', BOX)).toBe('K16 C8 R3');
  expect(tileShape(layer, 'outputs', BOX)).toBe('K16 P7 Q5');
});

test('inputs have the rows and columns that the window touches', () => {
  // rows (7 − 1) · 2 + (3 − 1) · 1 + 1 = 15, columns (5 − 1) · 1 + 0 + 1 = 5
  const layer = tinyLayer({}, { stride: { row: 2, column: 1 } });
  expect(tileShape(layer, 'inputs', BOX)).toBe('C8 H15 W5');
});

test('a single element is one', () => {
  expect(tileShape(tinyLayer({}), 'weights', UNIT_EXTENTS)).toBe('1');
});

test('a tile covers the loops of its level and inside, and never more than the layer', () => {
  // 3 · 4 = 12 of 10 rows at L0, 4 at L1
  const nest = tinyNest({ t: 'P3', x: 'K2' }, { t: 'P4' });
  const layer = tinyLayer({ K: 2, P: 10 });
  expect(tileBox(layer, nest, 0)).toEqual({ ...UNIT_EXTENTS, K: 2, P: 10 });
  expect(tileBox(layer, nest, 1)).toEqual({ ...UNIT_EXTENTS, P: 4 });
});
