import { describe, expect, it } from 'vitest';
import { levelTraffic } from '../../src/cost/level-traffic.ts';
import type { NestPair } from '../../src/cost/nest-pairs.ts';

/** fills, parent traffic, tile, rounds, instances, copies. */
type Fields = readonly [number, number, number, number, number, number];

function table(...fields: readonly Fields[]): Float64Array {
  return Float64Array.from(fields.flat());
}

describe('levelTraffic', () => {
  it('reads weights for children, fills them from the parent, and never fills the outermost', () => {
    const pairs: NestPair[] = [
      { operand: 'weights', parent: 0, child: 1 },
      { operand: 'weights', parent: 1, child: 2 },
    ];
    // 30 elements arrive at 3 instances of level 1, of 10 reads; 600 MACs share 200 reads.
    const levels = levelTraffic(
      table([30, 10, 5, 2, 3, 3], [600, 200, 1, 50, 12, 1]),
      0,
      pairs,
      2,
      7,
    );
    expect(levels[0]).toMatchObject({
      instances: 1,
      operands: [{ operand: 'weights', reads: 10, fills: 0, updates: 0, feedsMemory: true }],
    });
    expect(levels[1]).toMatchObject({
      instances: 3,
      operands: [{ operand: 'weights', reads: 200, fills: 30, updates: 0, feedsMemory: false }],
    });
  });

  it('elides the first read and the first fill of every output that an instance holds', () => {
    const pairs: NestPair[] = [
      { operand: 'outputs', parent: 0, child: 1 },
      { operand: 'outputs', parent: 1, child: 2 },
    ];
    // 7 outputs. Two instances hold copies (a spatial reduction): they send 42 sums, which arrive as 21.
    const levels = levelTraffic(
      table([42, 21, 1, 21, 2, 2], [70, 70, 1, 70, 2, 1]),
      0,
      pairs,
      2,
      7,
    );
    // Level 0: 21 updates, of which 7 come first. Level 1: 70 updates, 2 · 7 come first; 42 − 14 came back.
    expect(levels[0]?.operands[0]).toMatchObject({ reads: 14, fills: 0, updates: 21 });
    expect(levels[1]?.operands[0]).toMatchObject({ reads: 56, fills: 28, updates: 70 });
  });

  it('leaves a level that passes everything by without accesses', () => {
    const pairs: NestPair[] = [{ operand: 'inputs', parent: 0, child: 2 }];
    const levels = levelTraffic(table([8, 8, 1, 8, 1, 1]), 0, pairs, 2, 1);
    expect(levels[1]).toEqual({ instances: 1, operands: [] });
  });

  it('reads the nest that it is pointed to', () => {
    const pairs: NestPair[] = [{ operand: 'inputs', parent: 0, child: 1 }];
    const two = table([1, 1, 1, 1, 1, 1], [9, 5, 1, 9, 1, 1]);
    expect(levelTraffic(two, 1, pairs, 1, 1)[0]?.operands[0]?.reads).toBe(5);
  });
});
