import { expect, test } from 'vitest';
import { type TextColumn, textTable } from '../../src/report/text-table.ts';

const COLUMNS: readonly TextColumn[] = [
  { header: 'layer', align: 'left', shrinkTo: 5 },
  { header: 'MACs', align: 'right' },
];
const ROWS = [
  ['block_1_expand', '12.3 M'],
  ['fc', '1'],
];

test('columns are as wide as their widest cell, numbers to the right', () => {
  expect(textTable(COLUMNS, ROWS, 80)).toBe(
    [
      'layer             MACs',
      '──────────────  ──────',
      'block_1_expand  12.3 M',
      'fc                   1',
    ].join('\n'),
  );
});

test('a column that may be cut is cut to fit the width', () => {
  expect(textTable(COLUMNS, ROWS, 16)).toBe(
    ['layer       MACs', '────────  ──────', 'block_1…  12.3 M', 'fc             1'].join('\n'),
  );
});

test('figures are never cut, even where the line gets too long', () => {
  expect(textTable(COLUMNS, ROWS, 3)).toContain('bloc…  12.3 M');
});
