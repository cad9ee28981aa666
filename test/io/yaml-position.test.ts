import { expect, test } from 'vitest';
import { formatPath, parsePath } from '../../src/io/yaml-position.ts';

test('A path is written with dots for keys and brackets for indices', () => {
  expect(formatPath(['memories', 1, 'grid', 'rows'])).toBe('memories[1].grid.rows');
  expect(formatPath([])).toBe('');
});

test('A written path is read back', () => {
  expect(parsePath('layers[3].extents.P')).toEqual(['layers', 3, 'extents', 'P']);
  expect(parsePath('')).toEqual([]);
});
