import { describe, expect, it } from 'vitest';
import { ceilDiv } from '../../src/base/ceil-div.ts';
import type { KernelThread } from '../../src/cost/kernel.ts';
import { nestOverlap } from '../../src/cost/nest-overlap.ts';
import { nestSpread } from '../../src/cost/nest-spread.ts';
import { nestTile } from '../../src/cost/nest-tile.ts';
import { nestVisits } from '../../src/cost/nest-visits.ts';
import { gridSource } from '../../src/gpu/grid-source.ts';

function counter(this: KernelThread, factor: number): number {
  return ceilDiv(this.thread.x, 2) + this.thread.y * factor;
}

describe('gridSource', () => {
  it('is the kernel with its helpers written out', () => {
    const onGrid = new Function(`return ${gridSource(counter)}`)();
    // nest 5, pair 2: ⌈5 / 2⌉ = 3; 3 + 2 · 10
    expect(onGrid.call({ thread: { x: 5, y: 2 } }, 10)).toBe(23);
  });

  it('leaves no call in the kernels but one that has loops inside', () => {
    const calls = [nestTile, nestVisits, nestSpread, nestOverlap].map((kernel) =>
      [...gridSource(kernel).matchAll(/(?<!\.)\b(?!for|if|function)([a-z]\w+) ?\(/g)]
        .map(([, name]) => name)
        .filter((name) => name !== kernel.name),
    );
    expect(calls).toEqual([[], [], ['distinctOffsets'], []]);
  });
});
