import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { Axis } from '../../mapping/mapping.ts';

/** A container in which a level fans out along one axis. */
export interface FanOut {
  readonly name: string;
  readonly axis: Axis;
  readonly count: number;
}

/** The containers between a level and the next inner one (or the PEs): one for each axis along which there are several. */
export function fanOutsBelow({ memories, peArray }: Accelerator, level: number): readonly FanOut[] {
  const outer = memories[level];
  if (outer === undefined) return [];
  const inner = memories[level + 1]?.grid ?? peArray;
  const counts: readonly FanOut[] = [
    { name: `${outer.name}_columns`, axis: 'x', count: inner.columns / outer.grid.columns },
    { name: `${outer.name}_rows`, axis: 'y', count: inner.rows / outer.grid.rows },
  ];
  return counts.filter(({ count }) => count > 1);
}
