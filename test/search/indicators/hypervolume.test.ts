import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hypervolume,
  hypervolumeContributions,
  hypervolumeShare,
} from '../../../src/search/indicators/hypervolume.ts';
import { indicatorCases } from '../optimizer-reference.ts';

const CASES = indicatorCases();

/** Unit cells of a grid with at least one point below them: exact for whole coordinates in 0 … 3. */
function countedCells(points: readonly (readonly number[])[], objectives: number): number {
  let cells = 0;
  for (let index = 0; index < 3 ** objectives; index++) {
    const cell = Array.from({ length: objectives }, (_, i) => Math.floor(index / 3 ** i) % 3);
    if (points.some((point) => point.every((value, i) => value <= (cell[i] ?? 0)))) cells++;
  }
  return cells;
}

describe('hypervolume', () => {
  it('is the area below the reference that two objectives cover', () => {
    const points = [
      [1, 3],
      [2, 2],
      [3, 1],
    ];
    // Reference (4, 4): strips of width 1 and heights 1, 2, 3.
    expect(hypervolume(points, [4, 4])).toBe(6);
  });

  it('is the volume below the reference that three objectives cover', () => {
    const points = [
      [0, 0, 2],
      [2, 2, 0],
    ];
    // Reference (3, 3, 3): 3 · 3 · 1 + 1 · 1 · 3 − 1 · 1 · 1 shared.
    expect(hypervolume(points, [3, 3, 3])).toBe(11);
  });

  it('is the length below the reference for one objective', () => {
    expect(hypervolume([[2], [1]], [4])).toBe(3);
  });

  it('counts nothing at or past the reference, and nothing for no points', () => {
    expect(
      hypervolume(
        [
          [4, 0],
          [5, -5],
        ],
        [4, 4],
      ),
    ).toBe(0);
    expect(hypervolume([[Number.POSITIVE_INFINITY, 0]], [4, 4])).toBe(0);
    expect(hypervolume([], [4, 4])).toBe(0);
  });

  it('refuses points of another length than the reference', () => {
    expect(() => hypervolume([[1, 2, 3]], [4, 4])).toThrow('A point has 3 objectives');
  });

  it('counts the cells of a grid for one to six objectives', () => {
    const clouds = fc.integer({ min: 1, max: 6 }).chain((objectives) =>
      fc.record({
        objectives: fc.constant(objectives),
        points: fc.array(
          fc.array(fc.integer({ min: 0, max: 3 }), {
            minLength: objectives,
            maxLength: objectives,
          }),
          { maxLength: 25 },
        ),
      }),
    );
    fc.assert(
      fc.property(clouds, ({ objectives, points }) => {
        const reference = new Array(objectives).fill(3);
        expect(hypervolume(points, reference)).toBe(countedCells(points, objectives));
      }),
      { seed: 1 },
    );
  });

  it.skipIf(CASES.length === 0)('agrees with moocore on 60 sets of two to six objectives', () => {
    for (const { points, ref, hv } of CASES) {
      expect(Math.abs(hypervolume(points, ref) - hv)).toBeLessThanOrEqual(1e-13 * hv);
    }
  });
});

describe('hypervolumeShare', () => {
  it('divides by the box between the ideal and the reference point', () => {
    // 6 of (4 − 0) · (4 − 0), the points of the first test.
    const points = [
      [1, 3],
      [2, 2],
      [3, 1],
    ];
    expect(hypervolumeShare(points, [0, 0], [4, 4])).toBe(6 / 16);
    expect(hypervolumeShare([[0, 0]], [0, 0], [4, 4])).toBe(1);
  });
});

describe('hypervolumeContributions', () => {
  it('is what each point of the front covers alone', () => {
    const points = [
      [1, 3],
      [2, 2],
      [3, 1],
      [3, 3],
    ];
    expect(hypervolumeContributions(points, [4, 4])).toEqual([1, 1, 1, 0]);
  });

  it('is 0 for copies, which cover nothing alone', () => {
    const points = [
      [1, 1],
      [1, 1],
    ];
    expect(hypervolumeContributions(points, [2, 2])).toEqual([0, 0]);
  });

  it.skipIf(CASES.length === 0)('agrees with moocore on 60 sets', () => {
    for (const { points, ref, hv_contrib } of CASES) {
      hypervolumeContributions(points, ref).forEach((contribution, index) => {
        expect(contribution).toBeCloseTo(hv_contrib[index] ?? Number.NaN, 12);
      });
    }
  });
});
