import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judged } from '../../../src/search/algorithms/judged.ts';
import { PRUNINGS, survivors } from '../../../src/search/algorithms/survival.ts';
import { nonDominatedRanks } from '../../../src/search/non-dominated-sort.ts';

const INFINITY = Number.POSITIVE_INFINITY;

const judged = (id: number, objectives: number[], violation = 0): Judged => ({
  genome: [id],
  objectives,
  violation,
});

const idsOf = (members: readonly Judged[]) => members.map(({ genome }) => genome[0]);

describe('survivors', () => {
  it('keeps whole fronts while there is room, with their ranks', () => {
    const candidates = [judged(0, [2, 2]), judged(1, [1, 1]), judged(2, [3, 3]), judged(3, [0, 2])];
    const kept = survivors(candidates, 3, 'one-by-one');
    // (1, 1) and (0, 2) are the front, (2, 2) is behind both, (3, 3) behind that.
    expect(idsOf(kept)).toEqual([1, 3, 0]);
    expect(kept.map(({ rank }) => rank)).toEqual([0, 0, 1]);
  });

  it('cuts the last front one by one, or at once', () => {
    // 6 and 7 crowd each other. In sixteenths: 3 has 6, 6 has 4, 7 has 5, 11 has 9.
    const candidates = [0, 3, 6, 7, 11, 16].map((x) => judged(x, [x, 16 - x]));
    // At once: 6 and 7 go. One by one: 6 goes, then 3 has 7 and 7 has 8, so 3 goes.
    expect(idsOf(survivors(candidates, 4, 'at-once'))).toEqual([0, 16, 11, 3]);
    expect(idsOf(survivors(candidates, 4, 'one-by-one'))).toEqual([0, 7, 11, 16]);
  });

  it('fills up with infeasible candidates by their violation, whatever their objectives', () => {
    const candidates = [judged(0, [0, 0], 3), judged(1, [9, 9]), judged(2, [5, 5], 1)];
    const kept = survivors(candidates, 2, 'one-by-one');
    expect(idsOf(kept)).toEqual([1, 2]);
    expect(kept[1]).toMatchObject({ rank: 1, crowding: 0 });
  });

  it('takes infeasible candidates without objectives', () => {
    const candidates = [judged(0, [INFINITY, INFINITY], INFINITY), judged(1, [INFINITY, 1], 2)];
    expect(idsOf(survivors(candidates, 1, 'one-by-one'))).toEqual([1]);
  });

  it('never keeps a candidate while a better front or a feasible one is turned away', () => {
    const cloud = fc.array(
      fc.tuple(
        fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 2 }),
        fc.constantFrom(0, 0, 1, 2),
      ),
      { minLength: 1, maxLength: 40 },
    );
    const sizes = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(cloud, sizes, fc.constantFrom(...PRUNINGS), (points, size, pruning) => {
        const candidates = points.map(([objectives, violation], id) =>
          judged(id, objectives, violation),
        );
        const feasible = candidates.filter(({ violation }) => violation === 0);
        const ranks = nonDominatedRanks(feasible.map(({ objectives }) => objectives));
        const standing = (candidate: Judged) =>
          candidate.violation > 0
            ? 1000 + candidate.violation
            : (ranks[feasible.indexOf(candidate)] ?? 0);
        const kept = new Set(idsOf(survivors(candidates, size, pruning)));
        expect(kept.size).toBe(Math.min(size, candidates.length));
        const standingsOf = (isKept: boolean) =>
          candidates.filter(({ genome }) => kept.has(genome[0]) === isKept).map(standing);
        expect(Math.max(...standingsOf(true))).toBeLessThanOrEqual(Math.min(...standingsOf(false)));
      }),
      { seed: 1 },
    );
  });
});
