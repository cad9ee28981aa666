import { expect, test } from 'vitest';
import { slowestLayers } from '../../../src/report/explain/slowest-layers.ts';
import { CONV, GEMM, POOL, SMALL_MAPPED_NETWORK } from '../../support/small-mapped-network.ts';

const namesOf = (share: number, network = SMALL_MAPPED_NETWORK) =>
  slowestLayers(network, share).map(({ names }) => names);

test('the slowest layers come first, until they cover the share', () => {
  // 3,000, 950 and 50 of 4,000 cycles: 75 %, 99 %, 100 %
  expect(namesOf(0.75)).toEqual([['conv1']]);
  expect(namesOf(0.8)).toEqual([['conv1'], ['pool1']]);
  expect(namesOf(1)).toEqual([['conv1'], ['pool1'], ['classifier']]);
});

test('layers that are alike count together', () => {
  const again = [1, 2, 3, 4].map((number) => ({
    ...POOL,
    layer: { ...POOL.layer, name: `pool${number}` },
  }));
  // 4 · 950 = 3,800 beats 3,000
  const network = { ...SMALL_MAPPED_NETWORK, layers: [CONV, ...again, GEMM], latencyCycles: 6850 };
  expect(namesOf(0.5, network)).toEqual([['pool1', 'pool2', 'pool3', 'pool4']]);
});
