import { describe, expect, it } from 'vitest';
import { BucketedFronts } from '../../src/search/bucketed-fronts.ts';
import { pointMatrix } from '../../src/search/points.ts';

/** Sixteen points in lexicographic order fall into four buckets by their second objective. */
const POINTS = Array.from({ length: 16 }, (_, i) => [i, (i * 5) % 16, (i * 3) % 16, 15 - i]);
const MATRIX = pointMatrix(POINTS);

describe('BucketedFronts', () => {
  it('knows which points of a front are at most another in all objectives but the first', () => {
    for (let member = 0; member < 16; member++) {
      const fronts = new BucketedFronts(MATRIX);
      fronts.add(0, 4 * member);
      for (let point = 0; point < 16; point++) {
        const [, ...mine] = POINTS[point] ?? [];
        const [, ...others] = POINTS[member] ?? [];
        const isCovered = others.every((value, i) => value <= (mine[i] ?? 0));
        expect(fronts.covers(0, 4 * point)).toBe(isCovered);
      }
    }
  });

  it('keeps fronts apart', () => {
    const fronts = new BucketedFronts(MATRIX);
    fronts.add(0, 4 * 15);
    fronts.add(1, 4 * 3);
    expect(fronts.count()).toBe(2);
    expect(fronts.covers(1, 4 * 3)).toBe(true);
    expect(fronts.covers(0, 4 * 3)).toBe(false);
    expect(fronts.covers(2, 4 * 3)).toBe(false);
  });

  it('puts equal second objectives into one bucket, whose members are compared', () => {
    const level = pointMatrix(Array.from({ length: 9 }, (_, i) => [i, 7, 9 - i, i]));
    const fronts = new BucketedFronts(level);
    fronts.add(0, 4 * 4);
    // (4, 7, 5, 4) against (5, 7, 4, 5): the third objective is worse.
    expect(fronts.covers(0, 4 * 5)).toBe(false);
    expect(fronts.covers(0, 4 * 4)).toBe(true);
  });
});
