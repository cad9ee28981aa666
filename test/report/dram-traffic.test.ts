import { expect, test } from 'vitest';
import { dramTrafficBits } from '../../src/report/dram-traffic.ts';
import { CONV, POOL, SMALL_ACCELERATOR } from '../support/small-mapped-network.ts';

test('all accesses count at the width of their operand, reads and writes together', () => {
  // weights 2,000, inputs 600, outputs 1,000, all of 8 bits
  expect(dramTrafficBits(CONV, SMALL_ACCELERATOR)).toBe(28_800);
});

test('outputs are partial sums where DRAM reads some of them back', () => {
  const [dram, buffer] = CONV.cost.levels;
  if (dram === undefined || buffer === undefined) throw new Error('the toy has two memories');
  const summing = (reads: number, updates: number) => {
    const accesses = [{ operand: 'outputs', reads, fills: 0, updates } as const];
    return { ...CONV, cost: { ...CONV.cost, levels: [{ ...dram, accesses }, buffer] } };
  };
  // 1,000 · 32, and 1,000 · 8
  expect(dramTrafficBits(summing(400, 600), SMALL_ACCELERATOR)).toBe(32_000);
  expect(dramTrafficBits(summing(0, 1000), SMALL_ACCELERATOR)).toBe(8000);
});

test('a layer that streams moves finished outputs', () => {
  // (800 + 200) · 8
  expect(dramTrafficBits(POOL, SMALL_ACCELERATOR)).toBe(8000);
});

test('a memory that stores every element alike overrules the widths', () => {
  const [dram, buffer] = SMALL_ACCELERATOR.memories;
  if (dram === undefined || buffer === undefined) throw new Error('the toy has two memories');
  const wide = { ...SMALL_ACCELERATOR, memories: [{ ...dram, elementBits: 16 }, buffer] };
  // (2,000 + 600 + 1,000) · 16
  expect(dramTrafficBits(CONV, wide)).toBe(57_600);
});

test('a layer with widths of its own moves them', () => {
  const narrow = { ...CONV, layer: { ...CONV.layer, precisionBits: { weights: 4 } } };
  // half of the 16,000 bits of weights less
  expect(dramTrafficBits(narrow, SMALL_ACCELERATOR)).toBe(20_800);
});
