import { expect, test } from 'vitest';
import { frontPlot } from '../../../src/report/html/front-plot.ts';
import { projections } from '../../../src/report/html/projections.ts';
import type { RunSummary } from '../../../src/study/design.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { FRONT, TWO_OBJECTIVES } from '../../support/sample-design.ts';
import { sampleRun } from '../../support/sample-run.ts';

const RUN: RunSummary = {
  ...sampleRun({ generations: 1 }),
  objectives: TWO_OBJECTIVES,
  designs: FRONT,
  trials: [
    trial(0, { top1ErrorPct: 45, latencyMs: 10 }, true),
    trial(1, { top1ErrorPct: 45, latencyMs: 10 }, true),
    trial(2, { top1ErrorPct: 50, latencyMs: 9 }, false),
    trial(3, {}, false),
  ],
};

function trial(number: number, objectives: Readonly<Record<string, number>>, feasible: boolean) {
  return {
    trial: number,
    generation: 0,
    genes: {},
    objectives,
    violations: {},
    figures: {},
    feasible,
    accuracySource: 'published',
  } as const;
}

function plotOf(run: RunSummary, index = 0): string {
  const projection = projections(run.objectives)[index];
  if (projection === undefined) throw new Error('no such plane');
  return frontPlot(run, projection, 'plot').markup;
}

const PLOT = plotOf(RUN);

test('a plot of the front is well-formed', () => {
  expect(markupProblems(PLOT)).toEqual([]);
});

test('every design is a link to its section, with a name that says what it is', () => {
  const links = PLOT.match(/<a [^>]*href="#trial-\d+"[^>]*>/g);
  expect(links).toHaveLength(4);
  expect(PLOT.replaceAll('\u00a0', ' ')).toContain(
    '<title>trial 2: top-1 error 22 %, latency 5 ms</title>',
  );
});

test('a design with an interpolated accuracy is a diamond and has the word in its name', () => {
  const interpolated = PLOT.match(/<a [^>]*data-trial="4".*?<\/a>/)?.[0] ?? '';
  expect(interpolated).toContain('accuracy interpolated');
  expect(interpolated).toContain('<path d="M');
  expect(PLOT.match(/<circle/g)).toHaveLength(3);
});

test('feasible trials are dots, each place once; infeasible ones are left out', () => {
  const dots = PLOT.match(/class="trials" d="([^"]*)"/)?.[1] ?? '';
  expect(dots.match(/h0/g)).toHaveLength(1);
});

test('the best designs are named in the plot', () => {
  for (const reason of ['lowest top-1 error', 'lowest latency', 'knee']) {
    expect(PLOT).toContain(`>${reason}</text>`);
  }
});

test('the stepped line leaves out designs that another one beats in both directions', () => {
  const steps = (run: RunSummary) =>
    (plotOf(run).match(/class="staircase" d="([^"]*)"/)?.[1] ?? '').match(/L/g)?.length;
  const [first] = FRONT;
  const beaten = { ...first, trial: 8, objectives: { top1ErrorPct: 41, latencyMs: 9 } };
  // four points are joined by three steps of two lines each
  expect(steps(RUN)).toBe(6);
  expect(steps({ ...RUN, designs: [...FRONT, beaten] })).toBe(6);
});

test('a third objective is told by five colours with its range', () => {
  const plot = plotOf(sampleRun({ generations: 2 }));
  expect(plot).toContain('coloured by energy');
  for (const bin of [0, 1, 2, 3, 4]) expect(plot).toContain(`class="point c${bin}"`);
  expect(plot).toMatch(/<span class="scale">[\d.]+ .*<i class="c4"><\/i> [\d.]+ mJ<\/span>/);
});
