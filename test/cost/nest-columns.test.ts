import { describe, expect, it } from 'vitest';
import { nestRow, nestRowLength, writeNestRow } from '../../src/cost/nest-columns.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

const layer = tinyLayer(
  { K: 6, C: 4, P: 5, R: 3 },
  { stride: { row: 2, column: 3 }, dilation: { row: 4, column: 5 } },
);
const nest = tinyNest({ t: 'P5 K3', x: 'C2', y: 'K2' }, { t: 'C2 R3' });

/** One block of eight numbers, by dimension. */
function block(row: Float64Array, index: number) {
  return Array.from(row.slice(index * 8, index * 8 + 8));
}

describe('a nest as a row of numbers', () => {
  // Every block in the order N, G, K, C, P, Q, R, S.
  const row = nestRow(layer, nest);

  it('is 24 numbers long, and 24 more for each level', () => {
    expect(nestRowLength(2)).toBe(72); // extents, moves, 3 · tiles, 2 · spatial, 2 · positions: 9 blocks of 8
    expect(row).toHaveLength(72);
  });

  it('begins with the extents and the input distance of one step', () => {
    expect(block(row, 0)).toEqual([1, 1, 6, 4, 5, 1, 3, 1]);
    expect(block(row, 1)).toEqual([0, 0, 0, 0, 2, 3, 4, 5]); // stride of P and Q, dilation of R and S
  });

  it('goes on with the tiles of every level, ones for the PE', () => {
    expect(block(row, 2)).toEqual([1, 1, 6, 4, 5, 1, 3, 1]); // K 3 · 2, C 2 · 2, P 5, R 3
    expect(block(row, 3)).toEqual([1, 1, 1, 2, 1, 1, 3, 1]);
    expect(block(row, 4)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('holds children of both axes together, then the place of each loop, 7 where there is none', () => {
    expect(block(row, 5)).toEqual([1, 1, 2, 2, 1, 1, 1, 1]);
    expect(block(row, 6)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(block(row, 7)).toEqual([7, 7, 1, 7, 0, 7, 7, 7]);
    expect(block(row, 8)).toEqual([7, 7, 7, 0, 7, 7, 1, 7]);
  });

  it('is written where it is asked for, whatever stood there', () => {
    const rows = new Float64Array(3 * 72).fill(-9);
    writeNestRow(layer, nest, rows, 72);
    expect(rows.slice(72, 144)).toEqual(row);
    expect(new Set(rows.slice(0, 72))).toEqual(new Set([-9]));
    expect(new Set(rows.slice(144))).toEqual(new Set([-9]));
  });

  it('covers more than the layer where bounds do not divide', () => {
    const uneven = nestRow(tinyLayer({ Q: 55 }), tinyNest({ t: 'Q4', x: 'Q14' }, {}));
    expect(block(uneven, 0)[5]).toBe(55);
    expect(block(uneven, 2)[5]).toBe(56);
  });
});
