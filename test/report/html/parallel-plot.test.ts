import { expect, test } from 'vitest';
import { parallelPlot } from '../../../src/report/html/parallel-plot.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { sampleRun } from '../../support/sample-run.ts';

const RUN = sampleRun({ generations: 2 });
const PLOT = parallelPlot(RUN, 'parallel')?.markup ?? '';

test('every design is a line that links to its section, with a name', () => {
  expect(markupProblems(PLOT)).toEqual([]);
  const lines = PLOT.match(/<a class="point line[^>]*href="#trial-\d+"[^>]*><title>trial \d+: /g);
  expect(lines).toHaveLength(RUN.designs.length);
});

test('a line has a corner on every axis, and the ranks that a range is held against', () => {
  const axes = PLOT.match(/class="axis upright"/g)?.length ?? 0;
  expect(axes).toBe(9); // three objectives and six genes that differ
  for (const [, ranks = '', path = ''] of PLOT.matchAll(/data-ranks="([^"]*)".*?d="([^"]*)"/g)) {
    expect(ranks.split(' ')).toHaveLength(axes);
    expect(path.match(/[ML]/g)).toHaveLength(axes);
  }
});

test('one design, or one axis, has nothing to be held against', () => {
  expect(parallelPlot({ ...RUN, designs: RUN.designs.slice(0, 1) }, 'p')).toBeNull();
  const bare = RUN.designs.map((design) => ({ ...design, genes: {} }));
  const single = { ...RUN, designs: bare, objectives: RUN.objectives.slice(0, 1) };
  expect(parallelPlot(single, 'p')).toBeNull();
});
