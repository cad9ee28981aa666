import { expect, test } from 'vitest';
import { totalsBreakdown } from '../../../src/report/html/totals-breakdown.ts';
import { networkTotals } from '../../../src/report/network-totals.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { SMALL_ACCELERATOR, SMALL_MAPPED_NETWORK } from '../../support/small-mapped-network.ts';

const BREAKDOWN = totalsBreakdown(
  networkTotals(SMALL_MAPPED_NETWORK.layers, SMALL_ACCELERATOR),
).markup;
const textOf = (markup: string) => markup.replace(/<[^>]*>/g, ' ').replace(/ +/g, ' ');

test('time and energy are told part by part, with the total in the caption', () => {
  expect(markupProblems(BREAKDOWN)).toEqual([]);
  const text = textOf(BREAKDOWN);
  expect(text).toContain('Time: 0.02 ms, 4,000 cycles');
  expect(text).toContain('stall 1,950 cycles 49 %'); // 1,950 / 4,000
  expect(text).toContain('Energy: 0.003 mJ');
  expect(text).toContain('DRAM 0.001980 mJ 66 %'); // 1.98 of 3 µJ
});

test('leakage that is not known is not modelled', () => {
  expect(textOf(BREAKDOWN)).toContain('leakage not modelled');
});
