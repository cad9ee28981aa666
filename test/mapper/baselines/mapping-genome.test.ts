import { describe, expect, it } from 'vitest';
import { genomeMapping } from '../../../src/mapper/baselines/mapping-genome.ts';
import { mapspaces } from '../../../src/mapper/optimal/mapspace.ts';
import { asWired } from '../../../src/mapping/as-wired.ts';
import { LOOP_DIMS } from '../../../src/workload/dims.ts';
import { OPERANDS } from '../../../src/workload/operand.ts';
import { sampleAccelerator } from '../../support/sample-accelerator.ts';

describe('a genome', () => {
  it('is written out as loops: temporal ones in its order, spatial ones in the order of dimensions', () => {
    const accelerator = sampleAccelerator();
    const [space] = mapspaces(accelerator, asWired, 'even');
    if (space === undefined) throw new Error('no mapspace');
    const ones = new Array<number>(9).fill(1);
    // Three levels with a temporal loop, x and y each: K = 2 outside, 3 along x of the buffer; C = 4 outside, 5 inside.
    const bounds = LOOP_DIMS.map((dim) => {
      if (dim === 'K') return ones.with(0, 2).with(4, 3);
      return dim === 'C' ? ones.with(0, 4).with(6, 5) : ones;
    });
    const forwards = LOOP_DIMS.map((_, place) => place);
    const orders = [forwards.toReversed(), forwards, forwards];
    expect(genomeMapping(accelerator, space, { space: 0, bounds, orders })).toEqual({
      levels: [
        {
          memory: 'DRAM',
          keeps: OPERANDS,
          temporal: [
            { dim: 'C', bound: 4 },
            { dim: 'K', bound: 2 },
          ],
          spatial: [],
        },
        {
          memory: 'GLB',
          keeps: OPERANDS,
          temporal: [],
          spatial: [{ dim: 'K', bound: 3, axis: 'x' }],
        },
        { memory: 'RF', keeps: OPERANDS, temporal: [{ dim: 'C', bound: 5 }], spatial: [] },
      ],
    });
  });
});
