import { describe, expect, it } from 'vitest';
import { nestRow } from '../../src/cost/nest-columns.ts';
import { type NestPair, pairColumns } from '../../src/cost/nest-pairs.ts';
import {
  type ReuseMode,
  referenceTraffic,
  TRAFFIC_FIELDS,
  writeTraffic,
} from '../../src/cost/nest-traffic.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

/** The six numbers of every pair of some nests of one shape. */
function traffic(
  nests: readonly { layer: Layer; nest: Mapping }[],
  pairs: readonly NestPair[],
  reuse: ReuseMode = 'stepwise',
) {
  const rows = nests.map(({ layer, nest }) => nestRow(layer, nest));
  const flat = Float64Array.from(rows.flatMap((row) => Array.from(row)));
  const levels = nests[0]?.nest.levels.length ?? 0;
  const table = referenceTraffic({
    rows: flat,
    count: nests.length,
    levels,
    pairs: pairColumns(pairs),
    reuse,
  });
  return Array.from({ length: table.length / TRAFFIC_FIELDS }, (_, at) =>
    Array.from(table.slice(at * TRAFFIC_FIELDS, (at + 1) * TRAFFIC_FIELDS)),
  );
}

const inputs: NestPair = { operand: 'inputs', child: 1, parent: 0 };
const outputs: NestPair = { operand: 'outputs', child: 1, parent: 0 };

describe('referenceTraffic', () => {
  const first = { layer: tinyLayer({ K: 4, P: 2 }), nest: tinyNest({ t: 'P2', x: 'K4' }, {}) };
  const second = { layer: tinyLayer({ C: 4, P: 2 }), nest: tinyNest({ t: 'P2', y: 'C4' }, {}) };

  it('gives fills, parent traffic, tile, rounds, instances and copies of every pair', () => {
    expect(traffic([first], [inputs, outputs])).toEqual([
      // Inputs: one row at a time to 4 children, two rounds, all four copies; read twice.
      [8, 2, 1, 2, 4, 4],
      // Outputs: eight of them, all different.
      [8, 8, 1, 2, 4, 1],
    ]);
  });

  it('gives every nest of a batch what it gives it alone', () => {
    const pairs = [inputs, outputs];
    const both = traffic([first, second, first], pairs);
    expect(both).toEqual([
      ...traffic([first], pairs),
      ...traffic([second], pairs),
      ...traffic([first], pairs),
    ]);
    // The second: four channels of each of two rows, of which one sum each comes out.
    expect(both.slice(2, 4)).toEqual([
      [8, 8, 1, 2, 4, 1],
      [8, 2, 1, 2, 4, 4],
    ]);
  });

  it('takes sliding windows as steps or as Timeloop does', () => {
    const layer = tinyLayer({ Q: 6, S: 3 });
    const nest = tinyNest({ t: 'Q2' }, { t: 'Q3' }, { t: 'S3' });
    const pair: NestPair = { operand: 'inputs', child: 2, parent: 0 };
    // The sums of nest-overlap.test.ts: 8 of 18 elements move, or 10.
    expect(traffic([{ layer, nest }], [pair])[0]?.[0]).toBeCloseTo(8, 10);
    expect(traffic([{ layer, nest }], [pair], 'timeloop')[0]?.[0]).toBeCloseTo(10, 10);
  });
});

describe('writeTraffic', () => {
  it('multiplies visits, tile, what is not saved, and the share of different windows', () => {
    const table = new Float64Array(2 * TRAFFIC_FIELDS);
    writeTraffic(table, TRAFFIC_FIELDS, [12, 6, 4], 10, [4, 2, 0.5], 0.25);
    // Moved per visit: 10 · 0.75 = 7.5. Fills 12 · 7.5, parent 6 · 7.5 · 0.5, rounds 4: one of the 4 instances is idle at times.
    expect(Array.from(table)).toEqual([0, 0, 0, 0, 0, 0, 90, 22.5, 10, 4, 4, 2]);
  });
});
