import { describe, expect, it } from 'vitest';
import { fitBuffers, tileWithin } from '../../../src/cost/engine/processor-buffers.ts';
import { conv } from '../../support/conv-work.ts';

const WORK = conv([8, 4], [16, 5]);
const PROCESSORS = [{ unroll: { outputs: 4, inputs: 2 }, works: [WORK] }];
const AT = { family: 'DSP48E1', bits: 32 } as const;

describe('tileWithin', () => {
  it('is the largest square whose inputs and outputs a bank holds', () => {
    expect(tileWithin(WORK, 100)).toEqual({ rows: 6, columns: 6 }); // (6 + 4)² = 100
    expect(tileWithin(WORK, 99)).toEqual({ rows: 5, columns: 5 });
    expect(tileWithin(WORK, 10_000)).toEqual({ rows: 16, columns: 16 });
  });

  it('is one value where not even its window fits', () => {
    expect(tileWithin(WORK, 4)).toEqual({ rows: 1, columns: 1 });
  });
});

describe('fitBuffers', () => {
  it('takes the largest tiles that fit the block RAM', () => {
    const [small, large] = [14, 100].map((maxBram18) =>
      fitBuffers(PROCESSORS, { ...AT, maxBram18 }),
    );
    if (small === undefined || large === undefined || 'need' in small || 'need' in large) {
      throw new Error('both fit');
    }
    expect(small.bram18).toBeLessThanOrEqual(14);
    expect(large.bram18).toBeLessThanOrEqual(100);
    expect(large.bankWords).toBeGreaterThan(small.bankWords);
    expect(large.transferWords).toBeLessThan(small.transferWords);
  });

  it('tells what one block too few lacks', () => {
    // Inputs of one value: 25 words, weights 25 words: a block each; sums of one value are look-up tables
    const least = { code: 'resource', path: 'fpga.bram18', unit: 'block RAMs' };
    expect(fitBuffers(PROCESSORS, { ...AT, maxBram18: 10 })).toMatchObject({ bram18: 10 });
    expect(fitBuffers(PROCESSORS, { ...AT, maxBram18: 9 })).toEqual({
      ...least,
      need: 10,
      have: 9,
    });
  });
});
