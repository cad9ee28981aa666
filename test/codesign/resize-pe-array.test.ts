import { describe, expect, it } from 'vitest';
import { resizePeArray } from '../../src/codesign/resize-pe-array.ts';
import { memory, TINY } from './tiny-accelerator.ts';

describe('resizePeArray', () => {
  it('resizes the register files with their PEs, and leaves the buffer alone', () => {
    const larger = resizePeArray(TINY, { rows: 16, columns: 20 });
    expect(larger.peArray).toEqual({ rows: 16, columns: 20 });
    expect(larger.memories.map(({ grid }) => [grid.rows, grid.columns])).toEqual([
      [1, 1],
      [1, 1],
      [16, 20],
      [16, 20],
      [16, 20],
    ]);
  });

  it('keeps the side that is not given', () => {
    expect(resizePeArray(TINY, { rows: 4 }).peArray).toEqual({ rows: 4, columns: 14 });
  });

  it('lets a buffer along one edge of the array grow with that edge only', () => {
    const edge = memory({ name: 'edge', kind: 'sram', grid: { rows: 1, columns: 14 } });
    const resized = resizePeArray({ ...TINY, memories: [edge] }, { rows: 4, columns: 7 });
    expect(resized.memories[0]?.grid).toEqual({ rows: 1, columns: 7 });
  });

  it('scales the skew and the preload of a systolic array', () => {
    // 12 + 14 − 2 = 24 becomes 16 + 8 − 2 = 22; a preload of one cycle per row becomes 16
    const systolic = {
      ...TINY,
      arrayTiming: {
        skewCycles: 24,
        preloadCycles: 12,
        foldOperand: null,
        drainsBetweenFolds: false,
      },
    };
    expect(resizePeArray(systolic, { rows: 16, columns: 8 }).arrayTiming).toMatchObject({
      skewCycles: 22,
      preloadCycles: 16,
    });
  });

  it('leaves the timing of an array without skew at zero', () => {
    expect(resizePeArray(TINY, { rows: 16 }).arrayTiming).toEqual(TINY.arrayTiming);
  });
});
