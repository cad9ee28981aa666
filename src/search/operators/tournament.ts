import type { Random } from '../../base/random.ts';
import { dominates } from '../dominance.ts';

/** What a tournament looks at. */
export interface Contestant {
  readonly objectives: readonly number[];
  /** Sum of the violated constraints; 0 where feasible. */
  readonly violation: number;
  /** Front, 0 is the best. */
  readonly rank: number;
  /** Crowding distance within the front. */
  readonly crowding: number;
}

/**
 * How feasible contestants are compared. `rank`: the better front wins, which converges faster (Deb et al. 2002).
 * `dominance`: one wins only where it dominates the other, which keeps more variety where the feasible region is in
 * pieces (pymoo's default).
 */
export const TOURNAMENTS = ['rank', 'dominance'] as const;
export type Tournament = (typeof TOURNAMENTS)[number];

/**
 * Winners of binary tournaments: the smaller violation wins, then the better front or the dominating one, then the
 * greater crowding distance, then the toss of a coin. Contestants are dealt from shuffled decks, so that each takes part
 * equally often.
 *
 * @returns positions of `count` winners
 */
export function tournamentWinners(
  contestants: readonly Contestant[],
  count: number,
  tournament: Tournament,
  random: Random,
): number[] {
  const deal = dealer(contestants.length, random);
  return Array.from({ length: count }, () => {
    const first = deal();
    const second = deal();
    const lead = leadOf(contestants[first], contestants[second], tournament);
    return lead > 0 || (lead === 0 && random.uniform() < 0.5) ? first : second;
  });
}

/** Positive where `a` wins, negative where `b` does. */
function leadOf(
  a: Contestant | undefined,
  b: Contestant | undefined,
  tournament: Tournament,
): number {
  if (a === undefined || b === undefined) return 0;
  if (a.violation !== b.violation) return b.violation - a.violation;
  const lead = tournament === 'rank' ? b.rank - a.rank : dominanceLead(a, b);
  if (lead !== 0) return lead;
  return a.crowding === b.crowding ? 0 : a.crowding - b.crowding;
}

function dominanceLead(a: Contestant, b: Contestant): number {
  if (dominates(a.objectives, b.objectives)) return 1;
  return dominates(b.objectives, a.objectives) ? -1 : 0;
}

/** Positions from one shuffled deck after another. */
function dealer(size: number, random: Random): () => number {
  const deck = Int32Array.from({ length: size }, (_, position) => position);
  let next = size;
  return () => {
    if (next >= size) {
      shuffleInPlace(deck, random);
      next = 0;
    }
    return deck[next++] ?? 0;
  };
}

function shuffleInPlace(deck: Int32Array, random: Random): void {
  for (let i = deck.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    const card = deck[i] ?? 0;
    deck[i] = deck[j] ?? 0;
    deck[j] = card;
  }
}
