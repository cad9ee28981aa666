import { describe, expect, it } from 'vitest';
import { nestRow } from '../../../src/cost/nest-columns.ts';
import { streamNest } from '../../../src/cost/stream/stream-nest.ts';
import { tileClasses } from '../../../src/cost/stream/tile-classes.ts';
import type { Extents } from '../../../src/workload/dims.ts';
import { tinyLayer, tinyNest } from '../../support/tiny-nest.ts';

/** `count: extents` of the classes, of the dimensions that are named. */
function classesOf(extents: Partial<Extents>, outer: string, inner: string) {
  const row = nestRow(tinyLayer(extents), tinyNest({ t: outer }, { t: inner }));
  return tileClasses(streamNest(row, 0, 2)).map(({ count, extents: tile }) => [
    count,
    Object.keys(extents).map((dim) => tile[dim as keyof Extents]),
  ]);
}

describe('the tiles of a stream', () => {
  it('are all alike where bounds divide', () => {
    expect(classesOf({ K: 6, Q: 10 }, 'K2 Q5', 'K3 Q2')).toEqual([[10, [3, 2]]]);
  });

  it('have a shorter last one along each dimension that is not divided', () => {
    // K 7 = 3 + 3 + 1, Q 9 = 4 + 4 + 1: 2·2 whole ones, 1·2 short in K, 2·1 short in Q, one short in both.
    expect(classesOf({ K: 7, Q: 9 }, 'K3 Q3', 'K3 Q4')).toEqual([
      [4, [3, 4]],
      [2, [1, 4]],
      [2, [3, 1]],
      [1, [1, 1]],
    ]);
  });

  it('are one where the layer is one tile', () => {
    expect(classesOf({ K: 3 }, '', 'K3')).toEqual([[1, [3]]]);
  });
});
