import { expect, test } from 'vitest';
import { rooflinePlot } from '../../../src/report/html/roofline-plot.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { CONV, GEMM, POOL, SMALL_ACCELERATOR } from '../../support/small-mapped-network.ts';

const PLOT = rooflinePlot([CONV, POOL, GEMM], SMALL_ACCELERATOR, 'roofline-1')?.markup ?? '';

test('every kind of layer that multiplies is a point with its place in words', () => {
  expect(markupProblems(PLOT)).toEqual([]);
  const titles = [...PLOT.matchAll(/role="img"><title>([^<]*)/g)].map((match) => match[1]);
  expect(titles).toEqual([
    // 320 MACs / (320 weights · 8 bits) = 0.125 of a ridge of 1: a roof of 2; 320 / 50 cycles; 50 of 4,000 cycles
    expect.stringMatching(
      /^classifier: 0.125 MACs per DRAM bit, 6.4 MACs per cycle \(.* of the roof\), 1 % of the time$/,
    ),
    // 28,800 / 28,800 bits; 28,800 / 3,000 cycles of 16 PEs; 3,000 of 4,000 cycles
    'conv1: 1 MACs per DRAM bit, 9.6 MACs per cycle (60 % of the roof), 75 % of the time',
  ]);
});

test('the colour says what holds a layer up, and the legend what the colours say', () => {
  expect(PLOT).toContain('<g class="point part stall" role="img"><title>conv1');
  expect(PLOT).toContain('<g class="point part compute" role="img"><title>classifier');
  expect(PLOT).toContain('</i>compute-bound</span>');
  expect(PLOT).toContain('</i>bandwidth-bound</span>');
  expect(PLOT).not.toContain('mostly fill');
});

test('a point is the larger the more of the time its layers take', () => {
  // 3 + 12 · √0.75 = 13.4, 3 + 12 · √0.0125 = 4.3
  const radii = [...PLOT.matchAll(/ r="([\d.]+)"/g)].map((match) => Number(match[1]));
  expect(radii).toEqual([4.3, 13.4]);
});

test('a screen reader hears how the layers lie', () => {
  expect(PLOT).toContain(
    'Kinds of layer: 2; left of the ridge at 1 MACs per DRAM bit, where DRAM is the limit: 1; layers that multiply nothing: 1.',
  );
});

test('layers that are alike are one point', () => {
  const again = { ...CONV, layer: { ...CONV.layer, name: 'conv2' } };
  const plot = rooflinePlot([CONV, again], SMALL_ACCELERATOR, 'r')?.markup ?? '';
  expect(plot.match(/<circle/g)).toHaveLength(1);
  expect(plot).toContain('conv1 and 1 alike: ');
});

test('names from a file are escaped', () => {
  const nasty = { ...CONV, layer: { ...CONV.layer, name: '<i>"&' } };
  const plot = rooflinePlot([nasty], SMALL_ACCELERATOR, 'r')?.markup ?? '';
  expect(markupProblems(plot)).toEqual([]);
  expect(plot).not.toContain('<i>');
});

test('nothing to multiply, no plot', () => {
  expect(rooflinePlot([POOL], SMALL_ACCELERATOR, 'r')).toBeNull();
});
