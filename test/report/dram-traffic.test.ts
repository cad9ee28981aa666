import { expect, test } from 'vitest';
import { dramTrafficBits } from '../../src/report/dram-traffic.ts';
import { CONV, POOL, SMALL_ACCELERATOR, SMALL_MAPPING } from '../support/small-mapped-network.ts';

test('all accesses count at the width of their operand, reads and writes together', () => {
  // weights 2,000, inputs 600, outputs 900 + 100, all of 8 bits
  expect(dramTrafficBits(CONV, SMALL_ACCELERATOR)).toBe(28_800);
});

test('outputs are partial sums where DRAM owns a loop that they are summed over', () => {
  const [dram, ...inner] = SMALL_MAPPING.levels;
  if (dram === undefined) throw new Error('the toy has a DRAM level');
  const summing = (bound: number) => ({
    ...CONV,
    mapping: { levels: [{ ...dram, temporal: [{ dim: 'C', bound } as const] }, ...inner] },
  });
  // 2,600 · 8 + 1,000 · 32
  expect(dramTrafficBits(summing(2), SMALL_ACCELERATOR)).toBe(52_800);
  expect(dramTrafficBits(summing(1), SMALL_ACCELERATOR)).toBe(28_800);
});

test('a layer that streams moves finished outputs', () => {
  // (800 + 200) · 8
  expect(dramTrafficBits(POOL, SMALL_ACCELERATOR)).toBe(8000);
});

test('a memory that stores every element alike overrules the widths', () => {
  const [dram, buffer] = SMALL_ACCELERATOR.memories;
  if (dram === undefined || buffer === undefined) throw new Error('the toy has two memories');
  const wide = { ...SMALL_ACCELERATOR, memories: [{ ...dram, elementBits: 16 }, buffer] };
  // (2,000 + 600 + 900 + 100) · 16
  expect(dramTrafficBits(CONV, wide)).toBe(57_600);
});

test('a layer with widths of its own moves them', () => {
  const narrow = { ...CONV, layer: { ...CONV.layer, precisionBits: { weights: 4 } } };
  // half of the 16,000 bits of weights less
  expect(dramTrafficBits(narrow, SMALL_ACCELERATOR)).toBe(20_800);
});
