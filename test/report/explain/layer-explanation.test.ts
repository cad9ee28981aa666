import { expect, test } from 'vitest';
import { explainLayer } from '../../../src/report/explain/layer-explanation.ts';
import { POOL, SMALL_MAPPED_NETWORK } from '../../support/small-mapped-network.ts';
import { TINY_COSTS, tinyExplanation } from '../../support/tiny-explanation.ts';

test('an explanation survives JSON', async () => {
  const explanation = await tinyExplanation();
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
});

test('time, shares and PEs are of the layer on its machine', async () => {
  expect(await tinyExplanation()).toMatchObject({
    layer: 'product',
    alike: [],
    kind: 'gemm',
    dataflow: 'by-hand',
    macs: 32,
    latencyCycles: 36,
    // 36 cycles at 200 MHz; 36 of 144 cycles
    latencyMs: 0.00018,
    networkShare: 0.25,
    pes: { used: 4, all: 4 },
  });
});

test('a layer that streams has neither nest nor roof, and counts with those alike', () => {
  const group = { mapped: POOL, names: ['pool1', 'pool2'] };
  const explanation = explainLayer(group, SMALL_MAPPED_NETWORK, TINY_COSTS, []);
  expect(explanation).toMatchObject({
    alike: ['pool2'],
    nest: [],
    roofline: null,
    pes: { used: 0, all: 16 },
    // 2 · 950 of 4,000 cycles
    networkShare: 0.475,
    reliefs: [],
  });
});
