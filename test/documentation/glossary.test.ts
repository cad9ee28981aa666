import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DATAFLOWS } from '../../src/mapping/dataflows.ts';
import { LOOP_DIMS } from '../../src/workload/dims.ts';
import { OPERANDS } from '../../src/workload/operand.ts';

const TEXT = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
/** Cells of every table, header first, without the rule below it. */
const TABLES = TEXT.split('\n\n')
  .filter((block) => block.startsWith('|'))
  .map((block) =>
    block
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('|---'))
      .map((line) => line.split('|').slice(1, -1)),
  );
const FIRST_CELLS = TABLES.flat().map(([first = '']) => first.trim());

test('every row of a table has as many cells as its header', () => {
  expect(TABLES).toHaveLength(6);
  for (const [header = [], ...rows] of TABLES) {
    for (const row of rows) expect([row[0], row.length]).toEqual([row[0], header.length]);
  }
});

test('every loop dimension, operand and dataflow is explained', () => {
  for (const word of [...LOOP_DIMS, ...OPERANDS, ...DATAFLOWS.map(({ name }) => name)]) {
    expect(FIRST_CELLS).toContain(word);
  }
});

test('a word has one row, but for fill, which is both an access and a time', () => {
  const words = FIRST_CELLS.filter((word) => word !== 'Tandem');
  const twice = words.filter((word, place) => words.indexOf(word) !== place);
  expect(twice).toEqual(['network', 'fill']);
});
