import { expect, test } from 'vitest';
import { geneHistorySection } from '../../../src/report/html/gene-history-section.ts';
import { markupProblems } from '../../support/markup-problems.ts';

const HISTORY = [
  {
    gene: 'width',
    choices: [1, 2],
    parts: [
      [3, 1],
      [2, 2],
      [0, 4],
    ],
  },
  {
    gene: 'flow<',
    choices: ['a', 'b'],
    parts: [
      [4, 0],
      [4, 0],
      [4, 0],
    ],
  },
];

test('each choice tells its share at the start and at the end, and shows what is between', () => {
  const markup = geneHistorySection(HISTORY)?.markup ?? '';
  expect(markupProblems(markup)).toEqual([]);
  expect(markup).toMatch(
    /<th scope="row">1<\/th>.*<td class="number">75 %<\/td><td class="number">0 %<\/td>/,
  );
  expect(markup).toMatch(
    /<th scope="row">2<\/th>.*<td class="number">25 %<\/td><td class="number">100 %<\/td>/,
  );
  // 1: two parts with trials; 2: three; a: three; b: none
  expect(markup.match(/<path /g)).toHaveLength(8);
  expect(markup).toContain('<caption>flow&lt;</caption>');
});

test('a run of one part has no history', () => {
  expect(geneHistorySection([{ gene: 'width', choices: [1, 2], parts: [[1, 0]] }])).toBeNull();
  expect(geneHistorySection([])).toBeNull();
});
