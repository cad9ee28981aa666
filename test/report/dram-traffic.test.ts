import { expect, test } from 'vitest';
import { dramTrafficBits } from '../../src/report/dram-traffic.ts';
import { CONV, SMALL_ACCELERATOR } from '../support/small-mapped-network.ts';

test('finished outputs count at their own width, the rest at that of partial sums', () => {
  // weights 2,000 · 8 + inputs 600 · 8; of 900 updates 800 are finished outputs (8 · 10 · 10) at 8 bits, 100 are
  // partial sums at 32 bits, and so are the 100 read back: 16,000 + 4,800 + 6,400 + 3,200 + 3,200
  expect(dramTrafficBits(CONV, SMALL_ACCELERATOR)).toBe(33_600);
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
  expect(dramTrafficBits(narrow, SMALL_ACCELERATOR)).toBe(25_600);
});
