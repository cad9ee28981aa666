import { expect, test } from 'vitest';
import { layerGroups } from '../../src/report/layer-groups.ts';
import { CONV, GEMM, POOL } from '../support/small-mapped-network.ts';

const named = (name: string, of = CONV) => ({ ...of, layer: { ...of.layer, name } });
const namesOf = (layers: Parameters<typeof layerGroups>[0]) =>
  layerGroups(layers).map(({ names }) => names);

test('layers that are alike but for the name are one group, in the place of the first', () => {
  expect(namesOf([named('a'), POOL, named('b'), GEMM, named('c')])).toEqual([
    ['a', 'b', 'c'],
    ['pool1'],
    ['classifier'],
  ]);
});

test('another mapping, another cost or another shape is another group', () => {
  const otherCost = { ...CONV, cost: { ...CONV.cost, latencyCycles: 1 } };
  const otherShape = { ...CONV, layer: { ...CONV.layer, stride: { row: 2, column: 2 } } };
  const unmapped = { ...CONV, mapping: null };
  expect(namesOf([CONV, otherCost, otherShape, unmapped])).toHaveLength(4);
});
