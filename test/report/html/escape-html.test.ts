import { expect, test } from 'vitest';
import { escapeHtml } from '../../../src/report/html/escape-html.ts';

test('every character with a meaning in markup is written as an entity', () => {
  expect(escapeHtml(`<a href="x">Tom & 'Ann'</a>`)).toBe(
    '&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Ann&#39;&lt;/a&gt;',
  );
});

test('other text stays as it is', () => {
  expect(escapeHtml('3 × 3, 40 µJ – 12 %')).toBe('3 × 3, 40 µJ – 12 %');
});
