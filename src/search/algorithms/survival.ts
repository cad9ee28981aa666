import { distinctCrowdingDistances } from '../crowding.ts';
import { nonDominatedFronts } from '../non-dominated-sort.ts';
import type { Genome } from '../problem.ts';

/** A judged genome. */
export interface Judged {
  readonly genome: Genome;
  readonly objectives: readonly number[];
  /** Sum of the violated constraints; 0 where feasible. */
  readonly violation: number;
}

/** A judged genome with its standing in the population. */
export interface Survivor extends Judged {
  readonly rank: number;
  readonly crowding: number;
}

/**
 * Rank and crowding survival with constraint domination (Deb et al. 2002): whole fronts of feasible candidates while
 * there is room, of the front that is cut the least crowded, and then the infeasible ones by their violation. Equal
 * standing: the earlier candidate stays.
 */
export function survivors(candidates: readonly Judged[], size: number): Survivor[] {
  const feasible = candidates.filter((candidate) => candidate.violation <= 0);
  const chosen: Survivor[] = [];
  const fronts = nonDominatedFronts(feasible.map((candidate) => candidate.objectives));
  let rank = 0;
  for (const front of fronts) {
    if (chosen.length >= size) return chosen;
    const ranked = withCrowding(
      front.flatMap((position) => feasible[position] ?? []),
      rank,
    );
    chosen.push(...leastCrowded(ranked, size - chosen.length));
    rank++;
  }
  return [...chosen, ...leastViolating(candidates, rank, size - chosen.length)];
}

function withCrowding(front: readonly Judged[], rank: number): Survivor[] {
  const crowding = distinctCrowdingDistances(front.map((member) => member.objectives));
  return front.map((member, index) => standing(member, rank, crowding[index] ?? 0));
}

function standing(
  { genome, objectives, violation }: Judged,
  rank: number,
  crowding: number,
): Survivor {
  return { genome, objectives, violation, rank, crowding };
}

function leastCrowded(front: readonly Survivor[], room: number): readonly Survivor[] {
  if (front.length <= room) return front;
  return [...front].sort(byCrowding).slice(0, room);
}

function byCrowding(a: Survivor, b: Survivor): number {
  return a.crowding === b.crowding ? 0 : b.crowding - a.crowding;
}

function leastViolating(candidates: readonly Judged[], rank: number, room: number): Survivor[] {
  return candidates
    .filter((candidate) => candidate.violation > 0)
    .sort((a, b) => (a.violation === b.violation ? 0 : a.violation - b.violation))
    .slice(0, room)
    .map((candidate, index) => standing(candidate, rank + index, 0));
}
