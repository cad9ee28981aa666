import { expect, test } from 'vitest';
import { placeLabels } from '../../../src/report/html/place-labels.ts';
import { PLOT } from '../../../src/report/html/plot-frame.ts';

test('a text with room stands to the upper right of its point', () => {
  const [placed] = placeLabels([{ text: 'knee', point: [200, 150] }], [[200, 150]]);
  expect(placed?.x).toBe(209);
  expect(placed?.y).toBe(139); // 150 − 9 up to the lower edge, 2 for the letters that hang below the line
});

test('a text at the right edge stands to the left', () => {
  const [placed] = placeLabels([{ text: 'lowest latency', point: [PLOT.width - 20, 150] }], []);
  expect((placed?.x ?? 0) + 14 * 6.8).toBeLessThan(PLOT.width - 20);
});

test('a text gives way to points', () => {
  const crowd = [0, 1, 2, 3].map((step) => [215 + 8 * step, 138] as const);
  const [placed] = placeLabels([{ text: 'knee', point: [200, 150] }], crowd);
  expect(placed?.x).toBeLessThan(200);
});

test('two texts for the same place stand apart', () => {
  const point = [200, 150] as const;
  const [first, second] = placeLabels(
    [
      { text: 'one', point },
      { text: 'two', point },
    ],
    [point],
  );
  expect([first?.x, first?.y]).not.toEqual([second?.x, second?.y]);
});
