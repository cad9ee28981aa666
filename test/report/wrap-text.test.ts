import { expect, test } from 'vitest';
import { wrapText } from '../../src/report/wrap-text.ts';

test('lines break between words and are at most as long as the width', () => {
  expect(wrapText('one two three', 7)).toBe('one two\nthree');
});

test('a share stays with its sign', () => {
  expect(wrapText('saves 12 % of it', 8)).toBe('saves\n12 % of\nit');
});

test('lines after the first are indented, within the width', () => {
  expect(wrapText('aa bb cc dd', 6, '  ')).toBe('aa bb\n  cc\n  dd');
});

test('a word longer than the width has a line of its own', () => {
  expect(wrapText('a verylongword b', 5)).toBe('a\nverylongword\nb');
});
