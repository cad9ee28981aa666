import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { type Contestant, tournamentWinners } from '../../../src/search/operators/tournament.ts';

const contestant = (parts: Partial<Contestant>): Contestant => ({
  objectives: [0, 0],
  violation: 0,
  rank: 0,
  crowding: 1,
  ...parts,
});

/** Who wins when two meet, over many duels. */
function winnersOf(
  a: Partial<Contestant>,
  b: Partial<Contestant>,
  by: 'rank' | 'dominance' = 'rank',
): number[] {
  const pair = [contestant(a), contestant(b)];
  return [...new Set(tournamentWinners(pair, 50, by, createRandom(1)))].sort();
}

describe('tournamentWinners', () => {
  it('lets a feasible contestant beat an infeasible one of a better front', () => {
    expect(winnersOf({ violation: 1e-9, rank: 0 }, { rank: 9 })).toEqual([1]);
  });

  it('lets the smaller violation win', () => {
    expect(winnersOf({ violation: 2 }, { violation: 1 })).toEqual([1]);
  });

  it('lets the better front win, and then the lonelier contestant', () => {
    expect(winnersOf({ rank: 1, crowding: 9 }, { rank: 0 })).toEqual([1]);
    expect(winnersOf({ crowding: 1 }, { crowding: Number.POSITIVE_INFINITY })).toEqual([1]);
  });

  it('by dominance, lets the lonelier contestant of a worse front win where neither dominates', () => {
    const front = { objectives: [1, 2], rank: 0, crowding: 1 };
    const behind = { objectives: [2, 1], rank: 1, crowding: 2 };
    expect(winnersOf(front, behind, 'rank')).toEqual([0]);
    expect(winnersOf(front, behind, 'dominance')).toEqual([1]);
    expect(winnersOf(front, { ...behind, objectives: [2, 2] }, 'dominance')).toEqual([0]);
  });

  it('tosses a coin between equals', () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect(winnersOf({ crowding: infinity }, { crowding: infinity })).toEqual([0, 1]);
  });

  it('lets every contestant take part equally often', () => {
    // Ten contestants, each better than the next: in five duels over one deck the best always wins one.
    const contestants = Array.from({ length: 10 }, (_, rank) => contestant({ rank }));
    const random = createRandom(5);
    for (let i = 0; i < 20; i++) {
      const winners = tournamentWinners(contestants, 5, 'rank', random);
      expect(new Set(winners).size).toBe(5);
      expect(winners).toContain(0);
      expect(winners).not.toContain(9);
    }
  });
});
