import { expect, test } from 'vitest';
import { highlightCards } from '../../../src/report/html/highlight-cards.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { FRONT, TWO_OBJECTIVES } from '../../support/sample-design.ts';

const CARDS = highlightCards(
  [
    { design: FRONT[0], reasons: ['lowest top-1 error', 'knee'] },
    { design: FRONT[3], reasons: ['lowest latency'] },
  ],
  TWO_OBJECTIVES,
).markup;

test('a card says why, which and how good, and leads to the design', () => {
  expect(markupProblems(CARDS)).toEqual([]);
  expect(CARDS).toContain('href="#trial-1"');
  expect(CARDS).toContain('<b>Lowest top-1 error, knee</b>');
  expect(CARDS).toContain('<dt>latency</dt><dd>8\u00a0ms</dd>');
});

test('a card marks an interpolated accuracy', () => {
  expect(CARDS.match(/interpolated/g)).toHaveLength(1);
});
