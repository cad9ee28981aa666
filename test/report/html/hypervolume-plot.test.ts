import { expect, test } from 'vitest';
import { hypervolumePlot } from '../../../src/report/html/hypervolume-plot.ts';
import { markupProblems } from '../../support/markup-problems.ts';

const HISTORY = [
  { generation: 0, evaluations: 40, hypervolume: 0.5, frontSize: 7 },
  { generation: 1, evaluations: 80, hypervolume: 0.65, frontSize: 9 },
  { generation: 2, evaluations: 1200, hypervolume: 0.8125, frontSize: 12 },
];

test('the growth is a line through every generation, with its end in words', () => {
  const plot = hypervolumePlot(HISTORY, 'h')?.markup ?? '';
  expect(markupProblems(plot)).toEqual([]);
  const path = plot.match(/class="growth" d="([^"]*)"/)?.[1] ?? '';
  expect(path.match(/L/g)).toHaveLength(2);
  expect(plot).toContain('0.813 after 1,200 evaluations</text>');
  expect(plot).toContain(
    'It ended at 0.813 after 1,200 evaluations, with 12 designs on the front.',
  );
});

test('the line climbs on the screen where the hypervolume grows', () => {
  const plot = hypervolumePlot(HISTORY, 'h')?.markup ?? '';
  const path = plot.match(/class="growth" d="M([^"]*)"/)?.[1] ?? '';
  const heights = path.split('L').map((point) => Number(point.split(',')[1]));
  expect(heights).toEqual(heights.toSorted((a, b) => b - a));
});

test('no history, no plot', () => {
  expect(hypervolumePlot([], 'h')).toBeNull();
});
