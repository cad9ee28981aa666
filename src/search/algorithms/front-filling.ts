import { nonDominatedFronts } from '../non-dominated-sort.ts';
import type { Judged } from './judged.ts';
import type { Survivor } from './survival.ts';

/** Feasible candidates that go on for sure, and the front of which some must go. */
export interface FilledFronts {
  /** Whole fronts while there is room. */
  readonly certain: readonly Survivor[];
  /** The front that does not fit whole; empty where all fit. */
  readonly split: readonly Survivor[];
  /** The infeasible ones that fill what room is left, by their violation. */
  readonly infeasible: readonly Survivor[];
}

/** Candidates by constraint domination (Deb 2000): whole fronts of feasible ones, then infeasible ones by their violation. */
export function fillFronts(candidates: readonly Judged[], size: number): FilledFronts {
  const feasible = candidates.filter((candidate) => candidate.violation <= 0);
  const fronts = nonDominatedFronts(feasible.map((candidate) => candidate.objectives));
  const certain: Survivor[] = [];
  for (const [rank, positions] of fronts.entries()) {
    const front = positions.flatMap((position) => {
      const member = feasible[position];
      return member === undefined ? [] : [{ ...member, rank, crowding: 0 }];
    });
    if (certain.length + front.length > size) return { certain, split: front, infeasible: [] };
    certain.push(...front);
  }
  const infeasible = candidates
    .filter((candidate) => candidate.violation > 0)
    .sort((a, b) => (a.violation === b.violation ? 0 : a.violation - b.violation))
    .slice(0, size - certain.length)
    .map((member, index) => ({ ...member, rank: fronts.length + index, crowding: 0 }));
  return { certain, split: [], infeasible };
}
