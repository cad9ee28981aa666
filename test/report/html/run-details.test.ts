import { expect, test } from 'vitest';
import { runDetails } from '../../../src/report/html/run-details.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { sampleRun } from '../../support/sample-run.ts';

test('what it takes to repeat the run is listed', () => {
  const details = runDetails(sampleRun({ generations: 1, seed: 7 })).markup;
  expect(markupProblems(details)).toEqual([]);
  expect(details).toContain('<dt>seed</dt><dd>7</dd>');
  expect(details).toContain('<dt>candidates ranked by</dt><dd>webasm</dd>');
  expect(details).toContain('<dt>constraints</dt><dd>area ≤ 6 mm²</dd>');
  expect(details).toContain('<dt>gpu.js</dt><dd>2.24.1</dd>');
});
