import type { JudgedMapping } from '../mapper/optimal/mapping-judge.ts';
import { BoxFrontier, TIE_SHARE } from './box-frontier.ts';
import { boundOfPick, judgeThreads, type ThreadScore, type Winner } from './launch-winner.ts';
import { candidatesOf, type MappingBox } from './mapping-box.ts';
import { type MappingProblem, mappingSubspaces } from './mapping-subspaces.ts';

/** What the batched core says of one problem. */
export interface BatchMapping {
  /** Null where nothing fits, or nothing was found before the search was stopped. */
  readonly best: JudgedMapping | null;
  /** No mapping of the mapspaces has a smaller merit than this. */
  readonly bound: number;
  readonly isProven: boolean;
  /** Mappings that were scored in full and fit, those that were scored and do not fit, and those never scored. */
  readonly scored: number;
  readonly unfit: number;
  readonly unscored: number;
  /** Mappings that the float64 evaluator judged. */
  readonly judged: number;
  /** Whether the mapping that the executor ranks first comes first in float64 as well; true where there is none. */
  readonly isPickRight: boolean;
}

/** The state of the search for one problem of a batch. */
export class ProblemSearch {
  private readonly frontier: BoxFrontier;
  private readonly winner: Winner = {
    best: null,
    judged: 0,
    leastBound: Number.POSITIVE_INFINITY,
  };
  /** What the executor ranks first. */
  private pick: ThreadScore | null = null;
  private scored = 0;
  private tried = 0;

  constructor(problem: MappingProblem) {
    this.frontier = new BoxFrontier(mappingSubspaces(problem));
  }

  /** Whether a mapping that was not scored yet may be better than the best. */
  get isOpen(): boolean {
    return this.frontier.least < this.merit * TIE_SHARE;
  }

  /** The next boxes to be scored. */
  take(most: number, candidatesPerBox: number): readonly MappingBox[] {
    const boxes = this.frontier.take(this.merit, most, candidatesPerBox);
    for (const box of boxes) this.tried += candidatesOf(box);
    return boxes;
  }

  /**
   * Takes in what a launch found in boxes of this problem.
   *
   * @param scored  mappings that fit
   */
  learn(threads: readonly ThreadScore[], scored: number): void {
    this.scored += scored;
    for (const thread of threads) {
      if (this.pick === null || thread.merit < this.pick.merit) this.pick = thread;
    }
    judgeThreads(threads, this.winner);
  }

  result(): BatchMapping {
    const { best, judged, leastBound } = this.winner;
    const { pick } = this;
    return {
      best,
      bound: Math.min(this.merit, this.frontier.least),
      isProven: !this.isOpen,
      scored: this.scored,
      unfit: this.tried - this.scored,
      unscored: this.frontier.unscored,
      judged,
      isPickRight: pick === null || boundOfPick(pick) === leastBound,
    };
  }

  private get merit(): number {
    return this.winner.best?.merit ?? Number.POSITIVE_INFINITY;
  }
}
