import { expect, test } from 'vitest';
import { frontTable } from '../../../src/report/html/front-table.ts';
import type { Design } from '../../../src/study/design.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { FRONT, TWO_OBJECTIVES } from '../../support/sample-design.ts';
import { sampleRun } from '../../support/sample-run.ts';

const RUN = sampleRun({ generations: 1 });

function tableOf(designs: readonly Design[], objectives = TWO_OBJECTIVES as typeof RUN.objectives) {
  const shown = [{ design: FRONT[2], reasons: ['knee'] }];
  return frontTable({ ...RUN, objectives, designs }, shown).markup;
}

const headersOf = (table: string) =>
  [...table.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map((match) => match[1]);

test('the table is well-formed, has a caption and one row per design', () => {
  const table = tableOf(FRONT);
  expect(markupProblems(table)).toEqual([]);
  expect(table).toContain('<caption>Designs of the front, 4 in all, by top-1 error.');
  expect(table.match(/<tr data-trial/g)).toHaveLength(4);
});

test('columns carry units, and numbers their full value for sorting', () => {
  const table = tableOf([{ ...FRONT[0], objectives: { top1ErrorPct: 20, latencyMs: 8.12345 } }]);
  expect(headersOf(table).slice(0, 3)).toEqual([
    'trial',
    'top-1 error <small>%</small>',
    'latency <small>ms</small>',
  ]);
  expect(table).toContain('<td class="number" data-value="8.12345">8.12</td>');
});

test('an interpolated accuracy is marked by the word', () => {
  expect(tableOf(FRONT).match(/<span class="mark">interpolated<\/span>/g)).toHaveLength(1);
});

test('genes that all share are in the caption, the others are columns', () => {
  const [first, second] = FRONT;
  const table = tableOf([first, { ...second, genes: { ...second.genes, width: 0.5 } }]);
  expect(table).toContain('The same for all: dataflow output-stationary.');
  expect(headersOf(table)).toContain('width');
});

test('the top-1 accuracy has a column where its error has none', () => {
  expect(headersOf(tableOf(FRONT))).not.toContain('top-1 <small>%</small>');
  expect(headersOf(tableOf(FRONT, TWO_OBJECTIVES.slice(1)))).toContain('top-1 <small>%</small>');
});

test('long names of genes may be broken', () => {
  const [first, second] = FRONT;
  const genes = { dramBitsPerCycle: 16, bufferKiB: 8 };
  const headers = headersOf(tableOf([first, { ...second, genes }]));
  expect(headers).toContain('dram<wbr/>Bits<wbr/>Per<wbr/>Cycle');
  expect(headers).toContain('buffer<wbr/>KiB');
});

test('area and FPGA resources have columns only where they are known', () => {
  expect(headersOf(tableOf(FRONT))).toContain('area <small>mm²</small>');
  const resources = { dsp: 90, bram18: 12, uram: 0, lut: 1, ff: 1 };
  const onFpga = FRONT.map((design) => ({ ...design, hardware: { areaMm2: null, resources } }));
  const headers = headersOf(tableOf(onFpga));
  expect(headers).toContain('DSP');
  expect(headers).not.toContain('area <small>mm²</small>');
});

test('an area that is an objective is one column', () => {
  const area = { key: 'areaMm2', label: 'area', unit: 'mm²' };
  const areas = headersOf(tableOf(FRONT, [...TWO_OBJECTIVES, area])).filter((one) =>
    one?.startsWith('area'),
  );
  expect(areas).toHaveLength(1);
});
