import { describe, expect, it } from 'vitest';
import { describeInfeasibility, feasible, infeasible } from '../../src/base/outcome.ts';

const reason = { code: 'capacity', path: 'memories.RF', need: 640, have: 512, unit: 'bits' };

describe('an outcome', () => {
  it('is feasible with a value, or infeasible with its reasons', () => {
    expect(feasible(3)).toEqual({ ok: true, value: 3 });
    expect(infeasible([reason])).toEqual({ ok: false, reasons: [reason] });
  });
});

describe('describeInfeasibility', () => {
  it('says where, what, need and have', () => {
    expect(describeInfeasibility(reason)).toBe(
      'memories.RF capacity: needs 640 bits, has 512 bits',
    );
  });
});
