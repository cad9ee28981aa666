import type { Random } from '../../base/random.ts';

/** What a tournament looks at. */
export interface Contestant {
  /** Sum of the violated constraints; 0 where feasible. */
  readonly violation: number;
  /** Front, 0 is the best. */
  readonly rank: number;
  /** Crowding distance within the front. */
  readonly crowding: number;
}

/**
 * Winners of binary tournaments: the smaller violation wins, then the better front, then the greater crowding distance,
 * then the toss of a coin (Deb et al. 2002). Contestants are dealt from shuffled decks, so that each takes part equally
 * often.
 *
 * @returns positions of `count` winners
 */
export function tournamentWinners(
  contestants: readonly Contestant[],
  count: number,
  random: Random,
): number[] {
  const deal = dealer(contestants.length, random);
  const winners: number[] = [];
  for (let i = 0; i < count; i++) winners.push(winner(contestants, deal(), deal(), random));
  return winners;
}

function winner(
  contestants: readonly Contestant[],
  first: number,
  second: number,
  random: Random,
): number {
  const a = contestants[first];
  const b = contestants[second];
  if (a === undefined || b === undefined) return first;
  if (a.violation !== b.violation) return a.violation < b.violation ? first : second;
  if (a.rank !== b.rank) return a.rank < b.rank ? first : second;
  if (a.crowding !== b.crowding) return a.crowding > b.crowding ? first : second;
  return random.uniform() < 0.5 ? first : second;
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
