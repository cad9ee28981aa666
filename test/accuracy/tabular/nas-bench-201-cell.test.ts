import { describe, expect, it } from 'vitest';
import {
  CELL_COUNT,
  cellKey,
  cellOfKey,
  cellText,
  parseCell,
} from '../../../src/accuracy/tabular/nas-bench-201-cell.ts';

const TEXT =
  '|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|none~2|';

describe('A cell of NAS-Bench-201', () => {
  it('is six operations, in the order of the edges', () => {
    expect(parseCell(TEXT)).toEqual([4, 2, 1, 2, 1, 0]);
    expect(cellText([4, 2, 1, 2, 1, 0])).toBe(TEXT);
    expect(parseCell('421210')).toEqual([4, 2, 1, 2, 1, 0]);
  });

  it('has a number of its own', () => {
    expect(cellKey([0, 0, 0, 0, 1, 3])).toBe(8);
    const keys = Array.from({ length: CELL_COUNT }, (_, key) => cellKey(cellOfKey(key)));
    expect(keys).toEqual(Array.from({ length: 15_625 }, (_, key) => key));
  });

  it('is refused with what is wrong and the nearest operation', () => {
    expect(() => parseCell(TEXT.replace('avg_pool_3x3', 'avg_pool_3x2'))).toThrow(
      'Did you mean "avg_pool_3x3"?',
    );
    expect(() => parseCell('|none~0|')).toThrow('It has 1 edges of 6');
    expect(() => parseCell(TEXT.replace('skip_connect~1', 'skip_connect~0'))).toThrow(
      'Edge 3 comes from node 1, not 0',
    );
    expect(() => parseCell('42121')).toThrow('must be a cell of NAS-Bench-201');
  });
});
