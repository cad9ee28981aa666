import { expect, test } from 'vitest';
import { fpgaUsage } from '../../src/report/fpga-usage.ts';

const USED = { dsp: 880, bram18: 500, uram: 0, lut: 1000, ff: 2000 };
const DEVICE = {
  name: 'board',
  title: 'A board',
  source: 'made by hand',
  dspFamily: 'DSP48E2',
  resources: { dsp: 1000, bram18: 1000, uram: 0, lut: 10_000, ff: 20_000 },
  dramGBPerS: 10,
} as const;

test('the budget is the part of the device that may be used', () => {
  const usage = fpgaUsage(USED, { device: 'board', maxUtilization: 0.9 }, DEVICE);
  // 880 / 900 = 98 %; 500 / 900 = 56 %
  expect(usage.slice(0, 3)).toEqual([
    { label: 'DSP', used: '880 of 900 usable (98 %)' },
    { label: 'BRAM18', used: '500 of 900 usable (56 %)' },
    { label: 'URAM', used: '0 of 0 usable' },
  ]);
});

test('without the device the counts stand alone', () => {
  expect(fpgaUsage(USED, null, undefined)[4]).toEqual({ label: 'FF', used: '2,000' });
});
