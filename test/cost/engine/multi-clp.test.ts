import { describe, expect, it } from 'vitest';
import {
  multiClpFigures,
  processorCycles,
  processorUnits,
  processorWorkCycles,
} from '../../../src/cost/engine/multi-clp.ts';
import { conv } from '../../support/conv-work.ts';

const FIRST = { unroll: { outputs: 2, inputs: 3 }, works: [conv([4, 6], [5, 3])] };
const SECOND = { unroll: { outputs: 1, inputs: 1 }, works: [conv([2, 2], [5, 3], { sets: 2 })] };

describe('Processors', () => {
  it('take all sets of their layers', () => {
    expect(processorWorkCycles(SECOND.works[0] ?? conv([1, 1], [1, 1]), SECOND.unroll)).toBe(
      2 * 4 * 25 * 9,
    );
    expect(processorCycles(FIRST)).toBe(2 * 2 * 25 * 9);
    expect(processorUnits(FIRST.unroll)).toBe(6);
  });

  it('let an image pass as fast as the slowest of them', () => {
    // 24 · 225 + 8 · 225 multiply-accumulates in 1800 cycles of 7 multipliers
    expect(multiClpFigures([FIRST, SECOND])).toEqual({
      epochCycles: 1800,
      macUnits: 7,
      utilization: (32 * 225) / (1800 * 7),
    });
  });
});
