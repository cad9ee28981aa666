import { expect, test } from 'vitest';
import { acceleratorSummary } from '../../../src/report/html/accelerator-summary.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { SMALL_ACCELERATOR } from '../../support/small-mapped-network.ts';

const SUMMARY = acceleratorSummary(SMALL_ACCELERATOR).markup;

test('the array is told in a sentence', () => {
  expect(markupProblems(SUMMARY)).toEqual([]);
  expect(SUMMARY).toContain(
    'A toy array: 4 × 4 PEs at 200 MHz in toy-45nm; dataflow output-stationary; weights 8, inputs 8, partial sums 32, outputs 8 bits wide.',
  );
});

test('memories are told with capacity and limits', () => {
  expect(SUMMARY).toContain('<td class="number">unlimited</td>');
  expect(SUMMARY).toContain('<td class="number">64 KiB</td>'); // 524,288 bits
  expect(SUMMARY).toContain('read 8, write 8');
});

test('a memory that never limits and one that is double-buffered are told apart', () => {
  const [dram, buffer] = SMALL_ACCELERATOR.memories;
  if (dram === undefined || buffer === undefined) throw new Error('the toy has two memories');
  const free = { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: null };
  const memories = [
    { ...dram, bandwidth: free },
    { ...buffer, doubleBuffered: true },
  ];
  const summary = acceleratorSummary({ ...SMALL_ACCELERATOR, memories }).markup;
  expect(summary).toContain('no limit');
  expect(summary).toContain('64 KiB, double-buffered');
});
