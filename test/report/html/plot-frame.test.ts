import { expect, test } from 'vitest';
import { axisScale } from '../../../src/report/html/axis-scale.ts';
import { html } from '../../../src/report/html/markup.ts';
import { at, plotFrame, X_RANGE, Y_RANGE } from '../../../src/report/html/plot-frame.ts';
import { markupProblems } from '../../support/markup-problems.ts';

const FRAME = plotFrame({
  id: 'p',
  title: 'Error <against> latency',
  description: 'Two points.',
  x: { scale: axisScale([0, 10], X_RANGE), label: 'latency (ms)' },
  y: { scale: axisScale([0, 10], Y_RANGE), label: 'error (%)' },
  content: html`<circle cx="1" cy="2" r="3"/>`,
}).markup;

test('a plot is well-formed and holds its content', () => {
  expect(markupProblems(FRAME)).toEqual([]);
  expect(FRAME).toContain('<circle cx="1" cy="2" r="3"/>');
});

test('a screen reader finds title and description', () => {
  expect(FRAME).toContain('aria-labelledby="p-title p-desc"');
  expect(FRAME).toContain('<title id="p-title">Error &lt;against&gt; latency</title>');
  expect(FRAME).toContain('<desc id="p-desc">Two points.</desc>');
});

test('axes say what they show and where they grow', () => {
  expect(FRAME).toContain('↑ error (%)');
  expect(FRAME).toContain('latency (ms) →');
});

test('coordinates keep one decimal', () => {
  expect(at(12.3456)).toBe(12.3);
});
