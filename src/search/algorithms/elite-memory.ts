import type { Judged } from './judged.ts';
import { survivors } from './survival.ts';

/** What a model of the search learns from: a good part and the rest of what was judged. */
export interface SplitMemory {
  /** By fronts and crowding, infeasible ones by their violation. */
  readonly good: readonly Judged[];
  readonly rest: readonly Judged[];
}

/** The best so many designs and the others, in the order in which they were judged. */
export function splitMemory(designs: readonly Judged[], goodCount: number): SplitMemory {
  const best = survivors(designs, goodCount, 'one-by-one');
  const genomes = new Set(best.map(({ genome }) => genome));
  return {
    good: designs.filter(({ genome }) => genomes.has(genome)),
    rest: designs.filter(({ genome }) => !genomes.has(genome)),
  };
}

/** At most so many designs: the best half of what may be kept, and the latest others. In the order of judging. */
export function boundedMemory(designs: readonly Judged[], capacity: number): readonly Judged[] {
  if (designs.length <= capacity) return designs;
  const { good, rest } = splitMemory(designs, Math.floor(capacity / 2));
  const latest = new Set([...good, ...rest.slice(rest.length - (capacity - good.length))]);
  return designs.filter((design) => latest.has(design));
}
