import { describe, expect, it } from 'vitest';
import { computeCycles } from '../../src/cost/compute-cycles.ts';
import { nestRow } from '../../src/cost/nest-columns.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import type { Extents } from '../../src/workload/dims.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

function cycles(extents: Partial<Extents>, nest: Mapping): number {
  return computeCycles(nestRow(tinyLayer(extents), nest), 0, nest.levels.length);
}

describe('computeCycles', () => {
  it('multiplies the temporal loops of all levels; spatial ones take no time', () => {
    const nest = tinyNest({ t: 'K2 P3', x: 'K4' }, { t: 'C5', y: 'C2' });
    expect(cycles({ K: 8, P: 3, C: 10 }, nest)).toBe(2 * 3 * 5);
  });

  it('takes four steps for 55 columns on 14 children', () => {
    expect(cycles({ Q: 55 }, tinyNest({ t: 'Q4', x: 'Q14' }, {}))).toBe(4);
  });

  it('takes as long as the first child where the last one has less to do', () => {
    // 55 over 7 children of 8 columns: 8, 8, 8, 8, 8, 8 and 7.
    expect(cycles({ Q: 55 }, tinyNest({ x: 'Q7' }, { t: 'Q8' }))).toBe(8);
  });

  it('ends the last tile early', () => {
    // 5 in tiles of 3 and 2.
    expect(cycles({ Q: 5 }, tinyNest({ t: 'Q2' }, { t: 'Q3' }))).toBe(5);
    // 7 in outer tiles of 4 (on 2 children, 2 each) and 3 (2 and 1): 2 + 2 steps.
    expect(cycles({ Q: 7 }, tinyNest({ t: 'Q2', x: 'Q2' }, { t: 'Q2' }))).toBe(4);
    // 9 in outer tiles of 8 and 1: 4 + 1 steps.
    expect(cycles({ Q: 9 }, tinyNest({ t: 'Q2', x: 'Q2' }, { t: 'Q4' }))).toBe(5);
  });

  it('counts the dimensions independently of each other', () => {
    // 4 steps for 55 columns, 5 for 9 rows as above, 2 kernels.
    const nest = tinyNest({ t: 'Q4 P2 K2', x: 'Q14', y: 'P2' }, { t: 'P4' });
    expect(cycles({ Q: 55, P: 9, K: 2 }, nest)).toBe(4 * 5 * 2);
  });

  it('takes one step at least', () => {
    expect(cycles({}, tinyNest({}, {}))).toBe(1);
  });

  it('reads the row that it is pointed to', () => {
    const nest = tinyNest({ t: 'K3' });
    const row = nestRow(tinyLayer({ K: 3 }), nest);
    const rows = new Float64Array(2 * row.length);
    rows.set(row, row.length);
    expect(computeCycles(rows, row.length, 1)).toBe(3);
  });
});
