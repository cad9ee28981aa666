import { expect, test } from 'vitest';
import { designSection } from '../../../src/report/html/design-section.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { FRONT, TWO_OBJECTIVES } from '../../support/sample-design.ts';

const OPTIONS = {
  objectives: TWO_OBJECTIVES,
  highlight: undefined,
  withLayers: true,
  device: undefined,
};

test('a design folds out under a heading with its objectives', () => {
  const section = designSection(FRONT[0], OPTIONS).markup;
  expect(markupProblems(section)).toEqual([]);
  expect(section).toMatch(/^<details class="design" id="trial-1"/);
  expect(section).toContain('<h3>Trial 1: toy-net</h3>');
  expect(section).not.toContain('open=""');
  expect(section).not.toContain('class="roofline"');
});

test('one of the best designs is open and says why', () => {
  const highlight = { design: FRONT[0], reasons: ['knee'] };
  const section = designSection(FRONT[0], { ...OPTIONS, highlight }).markup;
  expect(section).toContain(' open=""');
  expect(section).toContain('<figure class="roofline">');
  expect(section).toContain('<span class="reason">knee</span>');
});

test('an interpolated accuracy is marked in the heading', () => {
  const heading = designSection(FRONT[3], OPTIONS).markup.match(/<summary>.*?<\/summary>/)?.[0];
  expect(heading).toContain('interpolated');
});

test('layers that are left out are said to be', () => {
  const section = designSection(FRONT[0], { ...OPTIONS, withLayers: false }).markup;
  expect(section).not.toContain('class="layers"');
  expect(section).toContain('left out');
});
