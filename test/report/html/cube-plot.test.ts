import { expect, test } from 'vitest';
import { cubePlot } from '../../../src/report/html/cube-plot.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { sampleRun } from '../../support/sample-run.ts';

const RUN = sampleRun({ generations: 2 });
const PLOT = cubePlot(RUN, 'cube')?.markup ?? '';

test('every design is a point inside the cube with a stem to its floor', () => {
  expect(markupProblems(PLOT)).toEqual([]);
  const places = [...PLOT.matchAll(/<a [^>]*data-place="([^"]*)"/g)].map(([, place = '']) =>
    place.split(' ').map(Number),
  );
  expect(places).toHaveLength(RUN.designs.length);
  for (const along of places.flat()) expect(along >= 0 && along <= 1).toBe(true);
  expect(PLOT.match(/class="stem"/g)).toHaveLength(RUN.designs.length);
});

test('the cube has twelve edges, three of them the axes with their names', () => {
  const frame = PLOT.slice(PLOT.indexOf('<g class="axis"'), PLOT.indexOf('</g>'));
  expect(frame.match(/data-ends/g)).toHaveLength(9); // the other three meet in the corner behind
  expect(frame.match(/class="near"/g)).toHaveLength(3);
  for (const { label, unit } of RUN.objectives) expect(frame).toContain(`>${label} (${unit})<`);
});

test('the design with the lowest first objective lies lowest', () => {
  const heights = [...PLOT.matchAll(/<a [^>]*data-place="\S+ \S+ (\S+)"/g)].map(([, w]) =>
    Number(w),
  );
  expect(Math.min(...heights)).toBe(heights[0]); // designs come sorted by the first objective
});

test('two objectives have no cube', () => {
  expect(cubePlot({ ...RUN, objectives: RUN.objectives.slice(0, 2) }, 'cube')).toBeNull();
  expect(cubePlot({ ...RUN, designs: [] }, 'cube')).toBeNull();
});
