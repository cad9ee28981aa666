import { expect, test } from 'vitest';
import { accuracyBadge } from '../../../src/report/html/accuracy-badge.ts';

test('an accuracy that nobody measured gets a badge with its source', () => {
  expect(accuracyBadge('interpolated')?.markup).toBe(' <span class="mark">interpolated</span>');
  expect(accuracyBadge('published')).toBeNull();
});
