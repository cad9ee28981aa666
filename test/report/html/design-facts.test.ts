import { expect, test } from 'vitest';
import { designFacts } from '../../../src/report/html/design-facts.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { FRONT, TWO_OBJECTIVES } from '../../support/sample-design.ts';

const factsOf = (design: Parameters<typeof designFacts>[0]) =>
  designFacts(design, TWO_OBJECTIVES, undefined).markup;

test('a design says its objectives, network, hardware and genes', () => {
  const facts = factsOf(FRONT[0]);
  expect(markupProblems(facts)).toEqual([]);
  expect(facts).toContain('<dt>top-1 accuracy</dt><dd>80 % (published)</dd>');
  expect(facts).toContain('<dt>MACs</dt><dd>29.1 k</dd>');
  expect(facts).toContain('<dt>area</dt><dd>1.25 mm²</dd>');
  expect(facts).toContain('<dt>dataflow</dt><dd>output-stationary</dd>');
});

test('an interpolated accuracy is marked beside the figure', () => {
  expect(factsOf(FRONT[3])).toContain('60 % <span class="mark">interpolated</span>');
});

test('an area that is not known is not modelled, and FPGA resources are listed', () => {
  const resources = { dsp: 90, bram18: 12, uram: 0, lut: 1, ff: 1 };
  const facts = factsOf({ ...FRONT[0], hardware: { areaMm2: null, resources } });
  expect(facts).toContain('<dt>area</dt><dd>not modelled</dd>');
  expect(facts).toContain('<dt>DSP</dt><dd>90</dd>');
});
