import { dominates } from './dominance.ts';
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
  #members: FrontMember[] = [];

  constructor(members: Iterable<FrontMember> = []) {
    for (const member of members) this.insert(member);
  }

  get size(): number {
    return this.#members.length;
  }

  /** Puts a candidate in and drops what it dominates; false where it does not belong. */
  insert(candidate: FrontMember): boolean {
    const at = this.#members.findIndex((member) => excludes(member, candidate));
    if (at >= 0) {
      this.#moveForward(at);
      return false;
    }
    this.#members = this.#members.filter((member) => !excludes(candidate, member));
    this.#members.push(candidate);
    return true;
  }

  /** The members by their objectives, the first one first. */
  front(): FrontMember[] {
    return [...this.#members].sort(byObjectives);
  }

  /** What excludes one candidate is likely to exclude the next. */
  #moveForward(at: number): void {
    const member = this.#members[at];
    const before = this.#members[at >> 1];
    if (member === undefined || before === undefined) return;
    this.#members[at >> 1] = member;
    this.#members[at] = before;
  }
}

function excludes(member: FrontMember, candidate: FrontMember): boolean {
  return (
    dominates(member.objectives, candidate.objectives) ||
    (areEqual(member.objectives, candidate.objectives) && member.trial <= candidate.trial)
  );
}

function areEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, index) => value === b[index]);
}

function byObjectives(a: FrontMember, b: FrontMember): number {
  for (const [index, value] of a.objectives.entries()) {
    const other = b.objectives[index] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return a.trial - b.trial;
}
