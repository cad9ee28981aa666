import { expect, test } from 'vitest';
import { networkTotals } from '../../src/report/network-totals.ts';
import { POOL, SMALL_ACCELERATOR, SMALL_MAPPED_NETWORK } from '../support/small-mapped-network.ts';

test('layers add up to the network, part by part', () => {
  const totals = networkTotals(SMALL_MAPPED_NETWORK.layers, SMALL_ACCELERATOR);
  expect(totals.latencyCycles).toBe(4000); // 3,000 + 950 + 50
  expect(totals.latencyMs).toBe(0.02); // 4,000 / 200,000 cycles per ms
  expect(totals.cycles).toEqual({ compute: 1840, stall: 1950, fill: 158, drain: 52 });
  expect(totals.energyPj).toBe(3_000_000);
  expect(totals.utilization).toBe(0.455); // 29,120 / (4,000 · 16)
  expect(totals.energyParts).toEqual([
    { name: 'MAC', energyPj: 510_000 },
    { name: 'DRAM', energyPj: 1_980_000 },
    { name: 'GLB', energyPj: 405_000 },
    { name: 'network', energyPj: 105_000 },
    { name: 'leakage', energyPj: null },
  ]);
});

test('leakage that every layer knows adds up', () => {
  const leaking = { ...POOL, cost: { ...POOL.cost, energy: { ...POOL.cost.energy, leakage: 7 } } };
  const { energyParts } = networkTotals([leaking, leaking], SMALL_ACCELERATOR);
  expect(energyParts.at(-1)).toEqual({ name: 'leakage', energyPj: 14 });
});

test('the clock is a part of its own where the accelerator prices it', () => {
  const accelerator = { ...SMALL_ACCELERATOR, clockPjPerPeCycle: 1 };
  const clocked = { ...POOL, cost: { ...POOL.cost, energy: { ...POOL.cost.energy, clock: 7 } } };
  const { energyParts } = networkTotals([clocked, clocked], accelerator);
  expect(energyParts.at(-2)).toEqual({ name: 'clock', energyPj: 14 });
});
