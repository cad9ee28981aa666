import { describe, expect, it } from 'vitest';
import { nestRow } from '../../src/cost/nest-columns.ts';
import { nestWalkLength, writeNestWalks } from '../../src/cost/nest-walks.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { LOOP_DIMS, type LoopDim } from '../../src/workload/dims.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { OPERANDS, type Operand } from '../../src/workload/operand.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

function walksOf(layer: Layer, nest: Mapping) {
  const levels = nest.levels.length;
  const walks = new Float64Array(nestWalkLength(levels)).fill(Number.NaN);
  writeNestWalks(nestRow(layer, nest), 0, levels, walks, 0);
  const along = (table: number) => (dim: LoopDim) =>
    Array.from(
      { length: levels + 1 },
      (_, level) => walks[(table * (levels + 1) + level) * 8 + LOOP_DIMS.indexOf(dim)],
    );
  return {
    tiles: along(0),
    rounds: along(1),
    held: along(2),
    turn: (operand: Operand, child: number) => {
      const at = 24 * (levels + 1) + (OPERANDS.indexOf(operand) * (levels + 1) + child) * 3;
      return [...walks.subarray(at, at + 3)];
    },
    order: (level: number) => {
      const at = 33 * (levels + 1) + level * 8;
      return [...walks.subarray(at, at + 8)];
    },
  };
}

describe('the walk along a dimension', () => {
  it('counts tiles of every level, those of one instance, and the instances', () => {
    // P = 12: 2 steps of DRAM, 3 children of level 1 with 2 rows each, one PE that takes them one by one.
    const nest = tinyNest({ t: 'P2', x: 'P3' }, { t: 'P2' });
    const { tiles, rounds, held } = walksOf(tinyLayer({ P: 12 }), nest);
    expect(tiles('P')).toEqual([1, 6, 12]);
    expect(rounds('P')).toEqual([1, 2, 4]);
    expect(held('P')).toEqual([1, 3, 3]);
    expect([tiles('K'), rounds('K'), held('K')]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });

  it('counts a smaller last tile as it is', () => {
    // 55 columns on 14 children: 4 steps, 55 tiles; 14 children work, each in up to 4 steps.
    const wide = walksOf(tinyLayer({ Q: 55 }), tinyNest({ t: 'Q4', x: 'Q14' }, {}));
    expect([wide.tiles('Q'), wide.rounds('Q'), wide.held('Q')]).toEqual([
      [1, 55, 55],
      [1, 4, 4],
      [1, 14, 14],
    ]);
    // 5 rows in tiles of 4, each on 2 children of 2 rows: 2 + 1 tiles, and 2, 2, 1 rows.
    const tall = walksOf(tinyLayer({ P: 5 }), tinyNest({ t: 'P2', y: 'P2' }, { t: 'P2' }));
    expect([tall.tiles('P'), tall.rounds('P'), tall.held('P')]).toEqual([
      [1, 3, 5],
      [1, 2, 3],
      [1, 2, 2],
    ]);
    // 4 rows on 3 children of 2: the third has none.
    const idle = walksOf(tinyLayer({ P: 4 }), tinyNest({ y: 'P3' }, { t: 'P2' }));
    expect(idle.held('P')).toEqual([1, 2, 2]);
  });
});

// Places of the dimensions in a row: N 0, G 1, K 2, C 3, P 4, Q 5, R 6, S 7.

describe('the order of the temporal loops', () => {
  it('lists the dimension at each position of a level, and none for loops of one step', () => {
    const nest = tinyNest({ t: 'K2 P1 Q3' }, { t: 'R3 C2' });
    const { order } = walksOf(tinyLayer({ K: 2, Q: 3, R: 3, C: 2 }), nest);
    expect(order(0)).toEqual([2, -1, 5, -1, -1, -1, -1, -1]);
    expect(order(1)).toEqual([6, 3, -1, -1, -1, -1, -1, -1]);
  });
});

describe('the loop that turns an operand over', () => {
  const layer = tinyLayer({ K: 2, C: 3, P: 4 });
  const nest = tinyNest({ t: 'K2 P4' }, { t: 'C3' });

  it.each<[Operand, readonly number[]]>([
    ['weights', [0, 0, 2]], // P stands inside K, and weights do not care
    ['inputs', [0, 1, 4]],
    ['outputs', [0, 1, 4]],
  ])('is, for %s, the innermost one that selects other elements', (operand, turn) => {
    expect(walksOf(layer, nest).turn(operand, 1)).toEqual(turn);
  });

  it('stands outside the child: a loop further in does not count', () => {
    // Into the PEs, the C loop of the inner level counts too; outputs do not care for it.
    expect(walksOf(layer, nest).turn('weights', 2)).toEqual([1, 0, 3]);
    expect(walksOf(layer, nest).turn('outputs', 2)).toEqual([0, 1, 4]);
    expect(walksOf(layer, nest).turn('outputs', 0)).toEqual([-1, -1, -1]);
  });

  it('is the one of the inner level, wherever it stands there', () => {
    const two = tinyNest({ t: 'C3 P2 K1' }, { t: 'K2 P2' });
    expect(walksOf(layer, two).turn('weights', 2)).toEqual([1, 0, 2]);
  });

  it('exists for every dimension of each operand, and for no other', () => {
    const turningDims = (operand: Operand) =>
      LOOP_DIMS.filter((dim) => {
        const one = tinyNest({ t: `${dim}2` }, {});
        return walksOf(tinyLayer({ [dim]: 2 }), one).turn(operand, 1)[0] === 0;
      });
    expect(turningDims('weights').join('')).toBe('GKCRS');
    expect(turningDims('inputs').join('')).toBe('NGCPQRS');
    expect(turningDims('outputs').join('')).toBe('NGKPQ');
  });

  it('is none where nothing is relevant, a loop has one step, or loops are spatial', () => {
    const none = [-1, -1, -1];
    expect(walksOf(layer, tinyNest({ t: 'P4' }, { t: 'K2 C3' })).turn('weights', 1)).toEqual(none);
    const single = tinyNest({ t: 'P4 K1' }, { t: 'K2 C3' });
    expect(walksOf(layer, single).turn('weights', 1)).toEqual(none);
    const spatial = tinyNest({ t: 'P4', x: 'K2' }, { t: 'C3' });
    expect(walksOf(layer, spatial).turn('weights', 1)).toEqual(none);
  });
});
