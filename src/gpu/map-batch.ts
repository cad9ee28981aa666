import { type BoxLaunch, boxLaunches } from './box-launch.ts';
import type { BoxScorer } from './box-scorer.ts';
import type { ThreadScore } from './launch-winner.ts';
import type { MappingBox } from './mapping-box.ts';
import { THREAD_FIELDS, THREADS_PER_ROW } from './mapping-source.ts';
import type { MappingProblem } from './mapping-subspaces.ts';
import { type BatchMapping, ProblemSearch } from './problem-search.ts';

export interface MapBatchOptions {
  readonly scorer: BoxScorer;
  /** Asked before every round of launches; the search ends early once it says so. */
  readonly shouldStop?: () => boolean;
}

/** Boxes of each problem in the first round, when little is known; twice as many in each round after it. */
const FIRST_BOXES = 4;

/**
 * The best mappings of many layers on many designs. Bounds rule most sets of mappings out; what is left of all problems is
 * scored in common launches, and float64 decides among the best of each. The result is the same on every executor with
 * the same limits.
 */
export async function mapBatch(
  problems: readonly MappingProblem[],
  { scorer, shouldStop = () => false }: MapBatchOptions,
): Promise<readonly BatchMapping[]> {
  const searches = problems.map((problem) => new ProblemSearch(problem));
  const { candidatesPerBox, rowsPerLaunch } = scorer.limits;
  const mostRows = rowsPerLaunch.at(-1) ?? 1;
  let wanted = FIRST_BOXES;
  while (!shouldStop()) {
    const open = searches.filter(({ isOpen }) => isOpen);
    if (open.length === 0) break;
    const owners = new Map<MappingBox, ProblemSearch>();
    for (const search of open) {
      for (const box of search.take(wanted, candidatesPerBox)) owners.set(box, search);
    }
    for (const launch of boxLaunches([...owners.keys()], mostRows)) {
      teach(launch, await scorer.score(launch), owners);
    }
    wanted = Math.min(2 * wanted, Math.max(FIRST_BOXES, Math.floor(mostRows / open.length)));
  }
  return searches.map((search) => search.result());
}

/** Hands what the threads of a launch found to the problems whose boxes they went through. */
function teach(
  { boxes }: BoxLaunch,
  values: ArrayLike<number>,
  owners: ReadonlyMap<MappingBox, ProblemSearch>,
): void {
  const found = new Map<ProblemSearch, { threads: ThreadScore[]; scored: number }>();
  for (const placed of boxes) {
    const owner = owners.get(placed.box);
    if (owner === undefined) continue;
    const mine = found.get(owner) ?? { threads: [], scored: 0 };
    found.set(owner, mine);
    for (let index = 0; index < placed.layout.rows * THREADS_PER_ROW; index++) {
      const at = (placed.firstRow * THREADS_PER_ROW + index) * THREAD_FIELDS;
      const fitting = values[at + 2] ?? 0;
      if (fitting === 0) continue;
      mine.scored += fitting;
      mine.threads.push({
        placed,
        part: Math.floor(index / THREADS_PER_ROW),
        thread: index % THREADS_PER_ROW,
        merit: values[at] ?? 0,
        place: values[at + 1] ?? 0,
      });
    }
  }
  for (const [owner, { threads, scored }] of found) owner.learn(threads, scored);
}
