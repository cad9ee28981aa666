import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LevelNetwork } from '../../src/accelerator/level-network.ts';
import type { LevelTraffic, OperandTraffic } from '../../src/cost/level-traffic.ts';
import { networkCycles } from '../../src/cost/network-cycles.ts';

const entry = (changes: Partial<OperandTraffic>): OperandTraffic => ({
  operand: 'outputs',
  reads: 0,
  fills: 0,
  updates: 0,
  childFills: 0,
  childTraffic: 0,
  childRounds: 1,
  feedsMemory: true,
  ...changes,
});
const level = (instances: number, ...operands: OperandTraffic[]): LevelTraffic => ({
  instances,
  operands,
});
const bus = (
  inBitsPerCycle: number | null,
  outBitsPerCycle: number | null,
  overlapsCompute = true,
): LevelNetwork => ({ inBitsPerCycle, outBitsPerCycle, overlapsCompute });
/** Every element is 8 bits wide. */
const bits = (levels: number) => new Array<number>(levels * 3).fill(8);

describe('The network into a level', () => {
  const sums = [level(1, entry({ reads: 30, updates: 100 })), level(4, entry({}))];

  it('takes the slower of both directions, which are busy at the same time', () => {
    // In 30 · 8 / 16 = 15, out 100 · 8 / 16 = 50.
    expect(networkCycles(bus(16, 16), 1, sums, bits(2)).cycles).toBe(50);
    // In 30 · 8 / 2 = 120.
    expect(networkCycles(bus(2, 16), 1, sums, bits(2)).cycles).toBe(120);
  });

  it('takes whole cycles, and none where it is never the limit', () => {
    // 100 · 8 / 3 = 266.67.
    expect(networkCycles(bus(null, 3), 1, sums, bits(2)).cycles).toBe(267);
    expect(networkCycles(bus(null, null), 1, sums, bits(2)).cycles).toBe(0);
  });

  it('makes the PEs wait for what arrives, not for what leaves, unless they work meanwhile', () => {
    expect(networkCycles(bus(16, 16, false), 1, sums, bits(2)).waitCycles).toBe(15);
    expect(networkCycles(bus(16, 16, true), 1, sums, bits(2)).waitCycles).toBe(0);
  });

  it('starts at the next level outside that holds the operand, and is there once for each of its instances', () => {
    const levels = [
      level(1, entry({ operand: 'weights', reads: 40 })),
      level(2, entry({ operand: 'inputs', reads: 1000 })),
      level(8, entry({ operand: 'weights' })),
    ];
    // 40 · 8 / 16.
    expect(networkCycles(bus(16, null), 2, levels, bits(3)).cycles).toBe(20);
    const nearer = [level(1, entry({ reads: 999 })), level(2, entry({ reads: 30 }))];
    // 30 · 8 / (2 · 4).
    const cycles = networkCycles(bus(4, null), 2, [...nearer, level(8, entry({}))], bits(3)).cycles;
    expect(cycles).toBe(30);
  });

  it('carries all operands of the level, and names the one with most of the bits', () => {
    const both = [
      entry({ operand: 'weights', reads: 10 }),
      entry({ operand: 'inputs', reads: 30 }),
    ];
    const levels = [level(1, ...both), level(4, ...both)];
    const { cycles, busiest } = networkCycles(bus(8, null), 1, levels, bits(2));
    expect(cycles).toBe(40);
    expect(busiest).toBe('inputs');
  });

  it('never takes longer with a wider bus', () => {
    const width = fc.integer({ min: 1, max: 256 });
    const count = fc.integer({ min: 0, max: 1e6 });
    fc.assert(
      fc.property(width, width, count, count, (narrow, more, reads, updates) => {
        const levels = [level(1, entry({ reads, updates })), level(4, entry({}))];
        const before = networkCycles(bus(narrow, narrow, false), 1, levels, bits(2));
        const wider = narrow + more;
        const after = networkCycles(bus(wider, wider, false), 1, levels, bits(2));
        expect(after.cycles).toBeLessThanOrEqual(before.cycles);
        expect(after.waitCycles).toBeLessThanOrEqual(before.waitCycles);
      }),
      { seed: 11 },
    );
  });
});
