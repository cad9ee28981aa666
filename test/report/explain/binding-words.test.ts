import { expect, test } from 'vitest';
import type { Cost } from '../../../src/cost/cost.ts';
import { bindingWords } from '../../../src/report/explain/binding-words.ts';
import { CONV, CONV_COST, POOL, SMALL_ACCELERATOR } from '../../support/small-mapped-network.ts';

const words = (changes: Partial<Cost>) =>
  bindingWords({ ...CONV, cost: { ...CONV_COST, ...changes } }, SMALL_ACCELERATOR);

test('a port that binds is named with its pace, that of the arithmetic and the next slowest memory', () => {
  expect(words({})).toBe(
    'the read port of DRAM sets the pace, mostly with weights: it needs 2,800 cycles where the arithmetic needs 1,800, and GLB 2,100',
  );
});

test('a shared port is the bandwidth of its memory, and memories that keep up are not named', () => {
  const levels = CONV_COST.levels.slice(0, 1);
  const binding = { ...CONV_COST.binding, port: 'shared' } as Cost['binding'];
  expect(words({ levels, binding })).toBe(
    'the bandwidth of DRAM sets the pace, mostly with weights: it needs 2,800 cycles where the arithmetic needs 1,800',
  );
});

test('PEs that bind are told with the share of them that is busy', () => {
  // 28,800 MACs / (16 · 2,400) = 75 %, and / (16 · 1,800) = 100 %
  const binding = { resource: 'compute' } as const;
  const cycles = { compute: 2400, stall: 0, fill: 0, drain: 0 };
  expect(words({ binding, cycles })).toBe(
    'the PEs set the pace: no memory takes longer than the arithmetic, whose loops keep 75 % of them busy',
  );
  expect(words({ binding, cycles: { ...cycles, compute: 1800 } })).toMatch(/the arithmetic$/);
});

test('fill and drain are named where they are most of the time', () => {
  const cycles = { compute: 1800, stall: 1000, fill: 5000, drain: 50 };
  expect(words({ cycles })).toMatch(
    /; most of the time the first tiles are on their way in \(fill\)$/,
  );
  expect(words({ cycles: { ...cycles, fill: 0, drain: 5000 } })).toMatch(/out \(drain\)$/);
});

test('a layer that streams is said to', () => {
  expect(bindingWords(POOL, SMALL_ACCELERATOR)).toBe(
    'the bandwidth of DRAM sets the pace, mostly with inputs: the layer streams past the array',
  );
});
