import { expect, test } from 'vitest';
import { AXIS_RANGE, parallelAxes } from '../../../src/report/html/parallel-axes.ts';
import { TWO_OBJECTIVES } from '../../support/sample-design.ts';
import { sampleRun } from '../../support/sample-run.ts';

const RUN = { ...sampleRun({ generations: 2 }), objectives: TWO_OBJECTIVES };
const AXES = parallelAxes(RUN);

test('the axes are the objectives, then the genes in which designs differ', () => {
  expect(AXES.map(({ label }) => label)).toEqual([
    'top-1 error (%)',
    'latency (ms)',
    'width',
    'resolution',
    'peRows',
    'peColumns',
    'bufferKiB',
    'dramBitsPerCycle',
  ]);
});

test('every design has a stop on every axis, and it is the one of its value', () => {
  const width = AXES[2];
  for (const [at, design] of RUN.designs.entries()) {
    const stop = width?.stops[width.ranks[at] ?? -1];
    expect(stop?.label).toBe(String(design.genes.width));
  }
  for (const { ranks } of AXES) expect(ranks).toHaveLength(RUN.designs.length);
});

test('stops ascend: the least lies lowest, and all lie on the axis', () => {
  const [bottom, top] = AXIS_RANGE;
  for (const { stops } of AXES) {
    const places = stops.map(({ position }) => position);
    expect(places).toEqual(places.toSorted((a, b) => b - a));
    for (const place of places) expect(place).toBeLessThanOrEqual(bottom);
    for (const place of places) expect(place).toBeGreaterThanOrEqual(top);
  }
});

test('choices lie evenly, whatever their numbers', () => {
  const [design] = RUN.designs;
  if (design === undefined) throw new Error('no design');
  const designs = [1, 2, 64].map((size, trial) => ({ ...design, trial, genes: { size } }));
  const size = parallelAxes({ ...RUN, designs }).find(({ label }) => label === 'size');
  const [a = 0, b = 0, c = 0] = size?.stops.map(({ position }) => position) ?? [];
  expect(a - b).toBeCloseTo(b - c);
});

test('words come after numbers, and a gene that a design lacks is a choice of its own', () => {
  const [design] = RUN.designs;
  if (design === undefined) throw new Error('no design');
  const genes = [{ size: 'wide' }, { size: 10 }, { size: 9 }, {}];
  const designs = genes.map((one, trial) => ({ ...design, trial, genes: one }));
  const size = parallelAxes({ ...RUN, designs }).find(({ label }) => label === 'size');
  expect(size?.stops.map(({ label }) => label)).toEqual(['9', '10', '–', 'wide']);
});
