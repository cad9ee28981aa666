import { expect, test } from 'vitest';
import { htmlReport } from '../../../src/report/html/html-report.ts';
import type { Design, RunSummary } from '../../../src/study/design.ts';
import { tallyOf } from '../../support/count-trials.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { sampleRun } from '../../support/sample-run.ts';

const RUN = sampleRun({ generations: 3 });
const REPORT = htmlReport(RUN);

test('the report is well-formed, and every identifier is there once', () => {
  expect(markupProblems(REPORT)).toEqual([]);
  const ids = [...REPORT.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every design is in each plot, in the table and in a section of its own', () => {
  expect(RUN.designs).toHaveLength(40);
  expect(REPORT.match(/class="point c/g)).toHaveLength(160); // 40 designs in 3 planes and the cube
  expect(REPORT.match(/class="point line/g)).toHaveLength(40);
  for (const { trial } of RUN.designs) {
    expect(REPORT).toContain(`<tr data-trial="${trial}">`);
    expect(REPORT).toContain(`id="trial-${trial}"`);
  }
});

test('every link leads to a place in the page, and nothing is loaded from elsewhere', () => {
  const targets = [...REPORT.matchAll(/ href="([^"]*)"/g)].map((match) => match[1] ?? '');
  expect(targets.length).toBeGreaterThan(100);
  expect(targets.filter((target) => !target.startsWith('#'))).toEqual([]);
  for (const target of new Set(targets)) expect(REPORT).toContain(`id="${target.slice(1)}"`);
  expect(REPORT).not.toMatch(/https?:|\ssrc=|url\(|@import/);
});

test('text from files is escaped wherever it appears', () => {
  const nasty = `<script>alert('x')</script>"&`;
  const report = htmlReport(renamed(RUN, nasty));
  expect(report).not.toContain(`<script>alert('x')`);
  expect(report).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;');
  expect(markupProblems(report)).toEqual([]);
});

test('tables have captions and plots have titles', () => {
  expect(REPORT.match(/<table/g)?.length).toBe(REPORT.match(/<caption/g)?.length);
  // three planes of the front, the cube, the hypervolume, parallel coordinates, and a roofline for each design that is pointed out
  const pointedOut = REPORT.match(/<details class="design"[^>]* open=""/g)?.length ?? 0;
  expect(pointedOut).toBeGreaterThan(1);
  expect(REPORT.match(/<svg class="plot"/g)).toHaveLength(6 + pointedOut);
  expect(REPORT.match(/<desc /g)).toHaveLength(6 + pointedOut);
});

test('a report of 40 designs with 64 layers each stays below 1.5 MB', () => {
  expect(RUN.designs[0]?.mappings).toHaveLength(64);
  expect(Buffer.byteLength(REPORT)).toBeLessThan(1_500_000);
});

test('a large front keeps the layers of as many designs as asked for', () => {
  const report = htmlReport(RUN, { designsWithLayers: 6 });
  expect(report.match(/class="layers"/g)).toHaveLength(6);
  expect(report.match(/The layers of this design are left out/g)).toHaveLength(34);
});

test('two objectives make one plane, one objective makes none', () => {
  const plots = (count: number) =>
    htmlReport({ ...RUN, objectives: RUN.objectives.slice(0, count) }).match(/class="front"/g)
      ?.length;
  expect([plots(2), plots(1)]).toEqual([1, undefined]);
});

test('a run without a feasible design is still a report', () => {
  const report = htmlReport({ ...RUN, designs: [], trials: [], tally: tallyOf([]), history: [] });
  expect(markupProblems(report)).toEqual([]);
  expect(report).toContain('The front is empty.');
});

/** The run with a hostile text in every place where a user's text can stand. */
function renamed(run: RunSummary, text: string): RunSummary {
  const design = ({ network, accelerator, mappings, ...rest }: Design): Design => ({
    ...rest,
    genes: { [text]: text, ...rest.genes },
    network: { ...network, name: text },
    accelerator: {
      ...accelerator,
      name: text,
      title: text,
      technology: text,
      dataflows: [text],
      memories: accelerator.memories.map((memory) => ({ ...memory, name: text })),
    },
    mappings: mappings.map(({ layer, mapping, ...mapped }) => ({
      ...mapped,
      dataflow: text,
      layer: { ...layer, name: `${text} ${layer.name}` },
      mapping: mapping && { levels: mapping.levels.map((level) => ({ ...level, memory: text })) },
    })),
  });
  return {
    ...run,
    title: text,
    description: text,
    experiment: text,
    algorithm: text,
    executor: text,
    versions: { [text]: text },
    constraints: [text],
    objectives: run.objectives.map((one) => ({ ...one, label: text, unit: text })),
    designs: run.designs.slice(0, 5).map(design),
  };
}
