import type { BoxLaunch, PlacedBox } from './box-launch.ts';
import { choiceAt, choiceBound, type ThreadPart, threadPart } from './mapping-box.ts';
import { UNREACHABLE } from './mapping-score.ts';
import { THREAD_FIELDS, THREADS_PER_ROW } from './mapping-source.ts';

/** What the kernels count, by `CostBound` itself: the authority, hundreds of times as slow. */
export function scoreInFloat64({ boxes, rows }: BoxLaunch): Float64Array {
  const threads = new Float64Array(rows * THREADS_PER_ROW * THREAD_FIELDS);
  for (const placed of boxes) {
    for (let part = 0; part < placed.layout.rows; part++) {
      for (let thread = 0; thread < THREADS_PER_ROW; thread++) {
        const at = ((placed.firstRow + part) * THREADS_PER_ROW + thread) * THREAD_FIELDS;
        const work = threadPart(placed.layout, part, thread);
        threads[at] = UNREACHABLE;
        if (work !== null) scoreThread(placed, work, threads, at);
      }
    }
  }
  return threads;
}

function scoreThread(
  { box, layout }: PlacedBox,
  work: ThreadPart,
  threads: Float64Array,
  at: number,
): void {
  let best = UNREACHABLE;
  for (let place = work.from; place < work.to; place++) {
    const merit = choiceBound(box.subspace, choiceAt(box, layout, work, place));
    if (merit === Number.POSITIVE_INFINITY) continue;
    threads[at + 2] = (threads[at + 2] ?? 0) + 1;
    if (merit >= best) continue;
    best = merit;
    threads[at] = merit;
    threads[at + 1] = place;
  }
}
