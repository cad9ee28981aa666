import { LeastHeap } from '../base/least-heap.ts';
import type { JudgedMapping } from '../mapper/optimal/mapping-judge.ts';
import { TIE_SHARE } from './box-frontier.ts';
import type { PlacedBox } from './box-launch.ts';
import { choiceAt, choiceBound, threadPart } from './mapping-box.ts';
import { OPTIONS_PER_THREAD, THREADS_PER_ROW } from './mapping-source.ts';

/**
 * How far a merit in float32 may be off, as a share: some forty roundings of 6e-8, with room for differences of like
 * numbers.
 */
export const FLOAT32_SHARE = 1e-4;

/** What one thread found. */
export interface ThreadScore {
  readonly placed: PlacedBox;
  readonly part: number;
  readonly thread: number;
  readonly merit: number;
  /** Place of the option of the first slot. */
  readonly place: number;
}

/** The best mapping of a problem, and how many were judged to find it. */
export interface Winner {
  best: JudgedMapping | null;
  judged: number;
  /** The smallest bound of all mappings that were scored. */
  leastBound: number;
}

interface Contender {
  readonly placed: PlacedBox;
  readonly choice: Int32Array;
}

/**
 * Judges in float64 whatever may beat the best so far, in the order of `CostBound`, and keeps the best. Float32 decides only
 * which threads are looked into, with room for its error, so every executor finds the same.
 */
export function judgeThreads(scores: readonly ThreadScore[], winner: Winner): void {
  const threads = scores.toSorted((a, b) => a.merit - b.merit);
  const contenders = new LeastHeap<Contender>();
  let next = 0;
  for (;;) {
    const best = (winner.best?.merit ?? Number.POSITIVE_INFINITY) * TIE_SHARE;
    let thread = threads[next];
    while (thread !== undefined && atLeast(thread) < Math.min(best, contenders.least)) {
      expand(thread, contenders);
      thread = threads[++next];
    }
    winner.leastBound = Math.min(winner.leastBound, contenders.least);
    if (contenders.least >= best) return;
    const contender = contenders.pop();
    if (contender === undefined) return;
    judge(contender, winner);
  }
}

/** The exact bound of the mapping that a thread names as its best. */
export function boundOfPick({ placed, part, thread, place }: ThreadScore): number {
  const work = threadPart(placed.layout, part, thread);
  if (work === null) return Number.POSITIVE_INFINITY;
  const choice = choiceAt(placed.box, placed.layout, work, place);
  return choiceBound(placed.box.subspace, choice);
}

function atLeast({ merit }: ThreadScore): number {
  return merit * (1 - FLOAT32_SHARE);
}

/** Every mapping of a thread with its exact bound, in an order that is the same on every executor. */
function expand({ placed, part, thread }: ThreadScore, contenders: LeastHeap<Contender>): void {
  const work = threadPart(placed.layout, part, thread);
  if (work === null) return;
  const { box, layout } = placed;
  const row = placed.firstRow + part;
  for (let place = work.from; place < work.to; place++) {
    const choice = choiceAt(box, layout, work, place);
    const bound = choiceBound(box.subspace, choice);
    const turn = (row * THREADS_PER_ROW + thread) * OPTIONS_PER_THREAD + place - work.from;
    if (bound < Number.POSITIVE_INFINITY) contenders.push(bound, { placed, choice }, turn);
  }
}

function judge({ placed, choice }: Contender, winner: Winner): void {
  const { shared, sheet } = placed.box.subspace;
  sheet.write(choice);
  winner.judged += sheet.count;
  const { row, merit } = shared.judge.best(sheet);
  if (merit >= (winner.best?.merit ?? Number.POSITIVE_INFINITY)) return;
  winner.best = shared.judge.report(sheet, row) ?? winner.best;
}
