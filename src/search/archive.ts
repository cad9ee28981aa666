import type { Genome } from './problem.ts';

/** A feasible evaluation, with its number in the run. */
export interface FrontMember {
  /** Number of the evaluation in its run, from 0. */
  readonly trial: number;
  readonly genome: Genome;
  readonly objectives: readonly number[];
}

/**
 * The front of everything that a run has found: no member dominates another. Of members with equal objectives the
 * earliest trial stays, so the content does not depend on the order of insertion.
 */
export class Archive {
  readonly #members: FrontMember[] = [];
  /** Objectives of the members, row after row, so that a scan stays in one piece of memory. */
  #values = new Float64Array(0);

  constructor(members: Iterable<FrontMember> = []) {
    for (const member of members) this.insert(member);
  }

  get size(): number {
    return this.#members.length;
  }

  /** Puts a candidate in and drops what it dominates; false where it does not belong. O(size). */
  insert(candidate: FrontMember): boolean {
    const { objectives } = candidate;
    let at = 0;
    while (at < this.#members.length) {
      const relation = compareRow(this.#values, at * objectives.length, objectives);
      if (relation === 'worse' || (relation === 'equal' && this.#isEarlier(at, candidate))) {
        this.#swap(at, at >> 1);
        return false;
      }
      if (relation === 'incomparable') at++;
      else this.#remove(at);
    }
    this.#append(candidate);
    return true;
  }

  /** The members by their objectives, the first one first. */
  front(): FrontMember[] {
    return [...this.#members].sort(byObjectives);
  }

  #isEarlier(at: number, candidate: FrontMember): boolean {
    return (this.#members[at]?.trial ?? 0) <= candidate.trial;
  }

  #append(member: FrontMember): void {
    const start = this.#members.length * member.objectives.length;
    if (start + member.objectives.length > this.#values.length) {
      const grown = new Float64Array(2 * this.#values.length + 16 * member.objectives.length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values.set(member.objectives, start);
    this.#members.push(member);
  }

  #remove(at: number): void {
    this.#swap(at, this.#members.length - 1);
    this.#members.pop();
  }

  /** What excludes one candidate is likely to exclude the next, so it is moved towards the start. */
  #swap(a: number, b: number): void {
    const first = this.#members[a];
    const second = this.#members[b];
    if (first === undefined || second === undefined || a === b) return;
    this.#members[a] = second;
    this.#members[b] = first;
    this.#values.set(second.objectives, a * second.objectives.length);
    this.#values.set(first.objectives, b * first.objectives.length);
  }
}

/** How a candidate stands to the row that starts at `start`. */
function compareRow(
  values: Float64Array,
  start: number,
  candidate: readonly number[],
): 'better' | 'worse' | 'equal' | 'incomparable' {
  let isBetter = false;
  let isWorse = false;
  for (let i = 0; i < candidate.length; i++) {
    const value = candidate[i] ?? 0;
    const other = values[start + i] ?? 0;
    if (value < other) isBetter = true;
    else if (value > other) isWorse = true;
    if (isBetter && isWorse) return 'incomparable';
  }
  if (isBetter) return 'better';
  return isWorse ? 'worse' : 'equal';
}

function byObjectives(a: FrontMember, b: FrontMember): number {
  for (const [index, value] of a.objectives.entries()) {
    const other = b.objectives[index] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return a.trial - b.trial;
}
