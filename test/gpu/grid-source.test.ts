import { describe, expect, it } from 'vitest';
import type { KernelThread } from '../../src/cost/kernel.ts';
import { nestOverlap } from '../../src/cost/nest-overlap.ts';
import { nestSpread } from '../../src/cost/nest-spread.ts';
import { nestTile } from '../../src/cost/nest-tile.ts';
import { nestTurn } from '../../src/cost/nest-turn.ts';
import { nestVisits } from '../../src/cost/nest-visits.ts';
import { gridSource } from '../../src/gpu/grid-source.ts';

function counter(this: KernelThread, factor: number): number {
  return this.thread.x * factor;
}

describe('gridSource', () => {
  it('counts threads as kernels do: pairs within nests', () => {
    const onGrid = new Function(`return ${gridSource(counter)}`)();
    // nest 5, pair 2 of 3: 5 · 3 + 2 = 17; times 10
    expect(onGrid.call({ thread: { x: 5, y: 2 }, output: { x: 8, y: 3 } }, 10)).toBe(170);
  });

  it('leaves no call in the kernels but one that has loops inside', () => {
    const calls = [nestTurn, nestTile, nestVisits, nestSpread, nestOverlap].map((kernel) =>
      [...gridSource(kernel).matchAll(/(?<!\.)\b(?!for|if|function)([a-z]\w+) ?\(/g)]
        .map(([, name]) => name)
        .filter((name) => name !== kernel.name),
    );
    expect(calls).toEqual([[], [], [], ['distinctOffsets'], []]);
  });
});
