import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctCrowdingDistances } from '../../src/search/crowding.ts';
import { pruneByCrowding } from '../../src/search/crowding-pruning.ts';

const INFINITY = Number.POSITIVE_INFINITY;

/** By definition: all distances anew after each removal, scaled by the ranges of the whole front. */
function keptByDefinition(points: readonly (readonly number[])[], size: number): number[] {
  const kept = [...points.keys()];
  while (kept.length > size) {
    const distances = distinctCrowdingDistances(kept.map((position) => points[position] ?? []));
    const least = Math.min(...distances);
    kept.splice(distances.lastIndexOf(least), 1);
  }
  return kept;
}

describe('pruneByCrowding', () => {
  it('takes one of two near neighbours and then spares the other', () => {
    // On the line from (0, 16) to (16, 0), 6 and 7 crowd each other. Sixteenths: 3 has 6, 6 has 4, 7 has 5, 11 has 9.
    const front = [0, 3, 6, 7, 11, 16].map((x) => [x, 16 - x]);
    expect(pruneByCrowding(front, 5).kept).toEqual([0, 1, 3, 4, 5]);
    // Without 6, 3 has 7 and 7 has 8: 3 goes, although 7 had less than 3 before. Then 7 has 11 and 11 has 9.
    expect(pruneByCrowding(front, 4)).toEqual({
      kept: [0, 3, 4, 5],
      crowding: [INFINITY, 11 / 16, 9 / 16, INFINITY],
    });
  });

  it('takes repeats first', () => {
    const front = [0, 5, 5, 10].map((x) => [x, 10 - x]);
    expect(pruneByCrowding(front, 3)).toEqual({
      kept: [0, 1, 3],
      crowding: [INFINITY, 1, INFINITY],
    });
  });

  it('keeps repeats, with distance 0, where there is room', () => {
    const front = [0, 5, 5, 5, 10].map((x) => [x, 10 - x]);
    expect(pruneByCrowding(front, 4)).toEqual({
      kept: [0, 1, 2, 4],
      crowding: [INFINITY, 1, 0, INFINITY],
    });
  });

  it('keeps the earlier of points that all are ends', () => {
    const front = [0, 5, 10].map((x) => [x, 10 - x]);
    expect(pruneByCrowding(front, 1).kept).toEqual([0]);
    expect(pruneByCrowding(front, 0).kept).toEqual([]);
  });

  it('leaves what recomputing every distance leaves, while the ends stay', () => {
    const inner = fc.uniqueArray(fc.integer({ min: 1, max: 1023 }), { maxLength: 30 });
    fc.assert(
      fc.property(inner, fc.integer({ min: 2, max: 6 }), (xs, size) => {
        // Over a range of 1,024 every share is exact, so that equal distances are equal both ways.
        const front = [0, ...xs, 1024].map((x) => [x, 1024 - x]);
        expect(pruneByCrowding(front, size).kept).toEqual(keptByDefinition(front, size));
      }),
      { seed: 1 },
    );
  });
});
