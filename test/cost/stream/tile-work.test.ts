import { describe, expect, it } from 'vitest';
import { tileWorkCycles } from '../../../src/cost/stream/tile-work.ts';
import { type Extents, UNIT_EXTENTS } from '../../../src/workload/dims.ts';

/** On a 16×16 array whose preload takes 16 cycles. */
function work(
  extents: Partial<Extents>,
  {
    least = 4,
    issue = 1,
    neighbour = 'Q',
  }: { least?: number; issue?: number; neighbour?: 'P' | 'Q' } = {},
) {
  return tileWorkCycles(
    { ...UNIT_EXTENTS, ...extents },
    { ...UNIT_EXTENTS, K: 16, C: 16 },
    neighbour,
    {
      instructions: { leastCycles: least, issueCycles: issue },
      rows: 16,
      preloadCycles: 16,
    },
  );
}

describe('the array on one tile', () => {
  it('takes a cycle per output position and fold where instructions are full', () => {
    expect(work({ K: 32, C: 48, Q: 64 })).toBe(2 * 3 * 64); // the preload hides beside the last instruction
  });

  it('takes the preload for the last instruction of a fold, however short', () => {
    expect(work({ K: 16, C: 16, Q: 20 })).toBe(16 + 16); // 16 rows, then 4 beside a preload of 16
    expect(work({ K: 16, C: 16, P: 5, Q: 20 })).toBe(4 * (16 + 4) + 16 + 16);
  });

  it('takes the least of an instruction for those that serve fewer rows', () => {
    expect(work({ K: 16, C: 16, P: 3, Q: 2 })).toBe(4 + 4 + 16);
  });

  it('takes the issue of instructions where they are short', () => {
    expect(work({ K: 16, C: 16, P: 28, Q: 4 }, { issue: 7.5 })).toBe(28 * 7.5); // over 27 · 4 + 16 = 124
    expect(work({ K: 16, C: 16, P: 28, Q: 16 }, { issue: 7.5 })).toBe(28 * 16);
  });

  it('has a fold for every filter tap, and a part of one for channels that leave it empty', () => {
    expect(work({ K: 16, C: 3, R: 3, S: 3, Q: 16 })).toBe(9 * 16);
    expect(work({ K: 17, C: 16, Q: 16 })).toBe(2 * 16);
  });

  it('lines up rows where there are no columns, as in products of matrices', () => {
    expect(work({ K: 16, C: 16, P: 128 }, { neighbour: 'P' })).toBe(128);
    expect(work({ K: 16, C: 16, P: 128 })).toBe(127 * 4 + 16); // an instruction for each row
  });
});
