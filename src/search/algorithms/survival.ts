import { argsort } from '../argsort.ts';
import { distinctCrowdingDistances } from '../crowding.ts';
import { pruneByCrowding } from '../crowding-pruning.ts';
import { nonDominatedFronts } from '../non-dominated-sort.ts';
import type { Judged } from './judged.ts';

/** A judged genome with its standing in the population. */
export interface Survivor extends Judged {
  readonly rank: number;
  readonly crowding: number;
}

/**
 * How a front is cut that does not fit whole. `one-by-one`: the most crowded member leaves and the others' distances are
 * brought up to date (Kukkonen and Deb 2006), which spreads the front more evenly. `at-once`: by one sorting of the
 * distances (Deb et al. 2002).
 */
export const PRUNINGS = ['one-by-one', 'at-once'] as const;
export type Pruning = (typeof PRUNINGS)[number];

/**
 * Rank and crowding survival with constraint domination (Deb et al. 2002): whole fronts of feasible candidates while
 * there is room, of the front that is cut the least crowded, and then the infeasible ones by their violation. Equal
 * standing: the earlier candidate stays.
 */
export function survivors(
  candidates: readonly Judged[],
  size: number,
  pruning: Pruning,
): Survivor[] {
  const feasible = candidates.filter((candidate) => candidate.violation <= 0);
  const fronts = nonDominatedFronts(feasible.map((candidate) => candidate.objectives));
  const chosen: Survivor[] = [];
  for (const [rank, positions] of fronts.entries()) {
    const room = size - chosen.length;
    if (room <= 0) return chosen;
    const front = positions.flatMap((position) => feasible[position] ?? []);
    if (front.length > room && pruning === 'one-by-one') chosen.push(...pruned(front, rank, room));
    else chosen.push(...leastCrowded(withCrowding(front, rank), room));
  }
  return [...chosen, ...leastViolating(candidates, fronts.length, size - chosen.length)];
}

function pruned(front: readonly Judged[], rank: number, room: number): Survivor[] {
  const { kept, crowding } = pruneByCrowding(
    front.map((member) => member.objectives),
    room,
  );
  return kept.flatMap((position, index) => {
    const member = front[position];
    return member === undefined ? [] : [standing(member, rank, crowding[index] ?? 0)];
  });
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
  const order = argsort(front.length, (a, b) => crowdingOf(front, a) < crowdingOf(front, b));
  return Array.from(order.subarray(0, room)).flatMap((position) => front[position] ?? []);
}

function crowdingOf(front: readonly Survivor[], position: number): number {
  return front[position]?.crowding ?? 0;
}

function leastViolating(candidates: readonly Judged[], rank: number, room: number): Survivor[] {
  return candidates
    .filter((candidate) => candidate.violation > 0)
    .sort((a, b) => (a.violation === b.violation ? 0 : a.violation - b.violation))
    .slice(0, room)
    .map((candidate, index) => standing(candidate, rank + index, 0));
}
