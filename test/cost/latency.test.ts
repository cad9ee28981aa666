import { describe, expect, it } from 'vitest';
import type { ArrayTiming } from '../../src/accelerator/accelerator.ts';
import type { MemoryLevel } from '../../src/accelerator/memory-level.ts';
import { latency } from '../../src/cost/latency.ts';
import type { LevelTraffic, OperandTraffic } from '../../src/cost/level-traffic.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';

const port = (read: number | null, write: number | null, shared: number | null = null) => ({
  readBitsPerCycle: read,
  writeBitsPerCycle: write,
  sharedBitsPerCycle: shared,
});
const FREE = port(null, null);
const BUSES: ArrayTiming = {
  skewCycles: 0,
  preloadCycles: 0,
  foldOperand: null,
  drainsBetweenFolds: false,
};

const traffic = (changes: Partial<OperandTraffic>): OperandTraffic => ({
  operand: 'weights',
  reads: 0,
  fills: 0,
  updates: 0,
  childFills: 0,
  childTraffic: 0,
  childRounds: 1,
  feedsMemory: true,
  ...changes,
});

/** Every element is 8 bits wide. */
function time(
  compute: number,
  levels: readonly LevelTraffic[],
  memories: readonly Partial<MemoryLevel>[],
  arrayTiming: ArrayTiming = BUSES,
) {
  const accelerator = sampleAccelerator({
    arrayTiming,
    memories: memories.map((memory, level) => sampleLevel({ name: `L${level}`, ...memory })),
  });
  const bits = levels.flatMap(() => [8, 8, 8]);
  return latency(accelerator, compute, levels, bits, 'stepwise');
}

const level = (instances: number, ...operands: OperandTraffic[]): LevelTraffic => ({
  instances,
  operands,
});

describe('networks', () => {
  const levels = [
    level(1, traffic({ reads: 40, feedsMemory: false })),
    level(4, traffic({ feedsMemory: false })),
  ];
  const into = (inBitsPerCycle: number, overlapsCompute: boolean) => [
    {},
    { network: { inBitsPerCycle, outBitsPerCycle: null, overlapsCompute } },
  ];

  it('set the pace where they are slower than the PEs', () => {
    // 40 · 8 / 2 = 160.
    const { cycles, binding, levelCycles } = time(100, levels, into(2, true));
    expect(cycles).toEqual({ compute: 100, stall: 60, fill: 0, drain: 0 });
    expect(levelCycles).toEqual([100, 160]);
    const port = 'network';
    expect(binding).toEqual({ resource: 'bandwidth', memory: 'L1', port, operand: 'weights' });
    expect(time(200, levels, into(2, true)).cycles.stall).toBe(0);
  });

  it('add to the work of PEs that wait for every tile', () => {
    // 100 + 40 · 8 / 4 = 180.
    const { cycles, binding, levelCycles } = time(100, levels, into(4, false));
    expect(cycles.stall).toBe(80);
    expect(levelCycles).toEqual([100, 180]);
    expect(binding).toMatchObject({ memory: 'L1', port: 'network' });
  });

  it('are hidden with the waiting where a port is slower still', () => {
    // 40 · 8 / 1 = 320 on the port of L0 against 100 + 80.
    const [outer, inner] = into(4, false);
    const { cycles, binding } = time(100, levels, [
      { ...outer, bandwidth: port(1, null) },
      { ...inner },
    ]);
    expect(cycles.stall).toBe(220);
    expect(binding).toMatchObject({ memory: 'L0', port: 'read' });
  });

  it('are left out where Timeloop is followed', () => {
    const memories = into(4, false).map((memory) => sampleLevel({ name: 'L', ...memory }));
    const accelerator = sampleAccelerator({ memories });
    const bits = levels.flatMap(() => [8, 8, 8]);
    expect(latency(accelerator, 100, levels, bits, 'timeloop').latencyCycles).toBe(100);
  });
});

describe('the steady state', () => {
  const busy = level(1, traffic({ reads: 40, fills: 10, updates: 20, feedsMemory: false }));

  it('is compute where every port keeps up', () => {
    // 40 · 8 = 320 bits in 100 cycles, at 8 bits a cycle.
    const { cycles, latencyCycles, binding } = time(100, [busy], [{ bandwidth: port(8, 8) }]);
    expect(cycles).toEqual({ compute: 100, stall: 0, fill: 0, drain: 0 });
    expect(latencyCycles).toBe(100);
    expect(binding).toEqual({ resource: 'compute' });
  });

  it.each([
    ['read', port(2, null), 160], // 40 · 8 / 2
    ['write', port(null, 1), 240], // fills and updates: 30 · 8 / 1
    ['shared', port(null, null, 4), 140], // all: 70 · 8 / 4
  ] as const)('waits for the %s port where that is slower', (name, bandwidth, steady) => {
    const { cycles, binding, levelCycles } = time(100, [busy], [{ bandwidth }]);
    expect(cycles.stall).toBe(steady - 100);
    expect(binding).toEqual({
      resource: 'bandwidth',
      memory: 'L0',
      port: name,
      operand: 'weights',
    });
    expect(levelCycles).toEqual([steady]);
  });

  it('waits for the slowest level only, and says what each would take', () => {
    const levels = [busy, busy, busy];
    const memories = [port(2, null), port(1, null), port(4, null)].map((bandwidth) => ({
      bandwidth,
    }));
    const { cycles, binding, levelCycles } = time(10, levels, memories);
    expect(levelCycles).toEqual([160, 320, 80]);
    expect(cycles.stall).toBe(310);
    expect(binding).toMatchObject({ memory: 'L1', port: 'read' });
  });

  it('divides the traffic among the instances at work', () => {
    // 320 bits over 4 instances at 2 bits a cycle.
    const shared = level(4, traffic({ reads: 40, feedsMemory: false }));
    expect(time(10, [shared], [{ bandwidth: port(2, null) }]).cycles.stall).toBe(30);
  });

  it('takes whole cycles', () => {
    // 320 / 3 = 106.67.
    expect(time(100, [busy], [{ bandwidth: port(3, null) }]).cycles.stall).toBe(7);
  });

  it('names the operand with most of the traffic on the port that binds', () => {
    const mixed = level(
      1,
      traffic({ operand: 'weights', reads: 10, feedsMemory: false }),
      traffic({ operand: 'inputs', reads: 30, feedsMemory: false }),
      traffic({ operand: 'outputs', updates: 50, feedsMemory: false }),
    );
    expect(time(1, [mixed], [{ bandwidth: port(1, null) }]).binding).toMatchObject({
      operand: 'inputs',
    });
    expect(time(1, [mixed], [{ bandwidth: port(null, null, 1) }]).binding).toMatchObject({
      operand: 'outputs',
    });
  });
});

describe('fill and drain', () => {
  /** 40 elements in 4 rounds: 80 bits each. */
  const feeding = level(1, traffic({ reads: 40, childTraffic: 40, childRounds: 4 }));
  const idle = level(1, traffic({ feedsMemory: false }));

  it('waits for the first tile, which takes a transfer and the latency of the memory', () => {
    // 80 bits at 8 a cycle: 10 cycles, and 7 of latency. Work on one tile: 100 / 4 = 25 cycles, longer than that.
    const memories = [{ bandwidth: port(8, null), latencyCycles: 7 }, {}];
    const { cycles, latencyCycles } = time(100, [feeding, idle], memories);
    expect(cycles).toEqual({ compute: 100, stall: 0, fill: 17, drain: 0 });
    expect(latencyCycles).toBe(117); // 7 + 10 + 3 · max(10, 25) + 25
  });

  it('waits for the last work instead where transfers set the pace', () => {
    // Transfers of 80 / 2 = 40 cycles, 4 of them: 160. Work of 25 cycles on the last tile: 40 + 3 · 40 + 25 = 185.
    const memories = [{ bandwidth: port(2, null) }, {}];
    const { cycles, latencyCycles } = time(100, [feeding, idle], memories);
    expect(cycles).toEqual({ compute: 100, stall: 60, fill: 25, drain: 0 });
    expect(latencyCycles).toBe(185);
  });

  it('loads everything and then works where there is one tile', () => {
    const once = level(1, traffic({ reads: 40, childTraffic: 40 }));
    // 320 bits at 1 a cycle, then 5 cycles of work.
    expect(time(5, [once, idle], [{ bandwidth: port(1, null) }, {}]).latencyCycles).toBe(325);
    // The other way round: 5 cycles of transfer, then 400 of work.
    expect(time(400, [once, idle], [{ bandwidth: port(64, null) }, {}]).latencyCycles).toBe(405);
  });

  it('sends the last tile of outputs out', () => {
    const outputs = level(
      1,
      traffic({ operand: 'outputs', updates: 20, childTraffic: 20, childRounds: 2 }),
    );
    // 10 elements of 8 bits at 16 bits a cycle.
    const { cycles } = time(100, [outputs, idle], [{ bandwidth: port(null, 16) }, {}]);
    expect(cycles).toEqual({ compute: 100, stall: 0, fill: 0, drain: 5 });
  });

  it('takes the narrower of a port and the shared one', () => {
    const memories = [{ bandwidth: port(8, null, 4) }, {}];
    // 80 bits at 4 a cycle.
    expect(time(100, [feeding, idle], memories).cycles.fill).toBe(20);
  });

  it('adds up the hops from level to level', () => {
    const memories = [
      { bandwidth: port(8, null), latencyCycles: 100 },
      { bandwidth: port(16, null), latencyCycles: 3 },
      { bandwidth: FREE },
    ];
    // 10 + 100, and 5 + 3.
    expect(time(1000, [feeding, feeding, idle], memories).cycles.fill).toBe(118);
  });

  it('divides a transfer among the instances that send it', () => {
    // 40 elements of two instances in 4 rounds: 5 elements each, 40 bits at 8 a cycle.
    const two = level(2, traffic({ childTraffic: 40, childRounds: 4 }));
    expect(time(1000, [two, idle], [{ bandwidth: port(8, null) }, {}]).cycles.fill).toBe(5);
  });

  it('takes the first tiles of weights and inputs together, and the work of the operand that comes oftenest', () => {
    const weights = traffic({ childTraffic: 16, childRounds: 8 });
    const inputs = traffic({ operand: 'inputs', childTraffic: 8, childRounds: 2 });
    const memories = [{ bandwidth: port(4, null) }, {}];
    // 2 weights and 4 inputs: 48 bits at 4 a cycle are 12 cycles; work of 40 / 8 = 5 is shorter, of 800 / 8 longer.
    expect(time(40, [level(1, weights, inputs), idle], memories).cycles.fill).toBe(5);
    expect(time(800, [level(1, weights, inputs), idle], memories).cycles.fill).toBe(12);
  });

  it('is not felt where the next keeper is the PEs', () => {
    expect(time(100, [idle], [{ bandwidth: port(8, 8), latencyCycles: 9 }]).cycles.fill).toBe(0);
  });

  it('is left out in Timeloop’s mode', () => {
    const accelerator = sampleAccelerator({
      arrayTiming: { ...BUSES, skewCycles: 30 },
      memories: [sampleLevel({ name: 'L0', bandwidth: port(8, 8), latencyCycles: 9 })],
    });
    const { cycles } = latency(accelerator, 100, [feeding], [8, 8, 8], 'timeloop');
    expect(cycles).toEqual({ compute: 100, stall: 0, fill: 0, drain: 0 });
  });
});

describe('an array that works in folds', () => {
  const weights = level(1, traffic({ childRounds: 5 }));
  const idle = level(1, traffic({ feedsMemory: false }));
  const timing = { ...BUSES, skewCycles: 30, preloadCycles: 16 };
  const fill = (arrayTiming: ArrayTiming) =>
    time(1000, [weights, idle], [{ bandwidth: FREE }, {}], arrayTiming).cycles.fill;

  it('pays skew and preload once where folds follow each other without a gap', () => {
    expect(fill(timing)).toBe(46);
  });

  it('pays the preload each time the stationary operand is replaced', () => {
    expect(fill({ ...timing, foldOperand: 'weights' })).toBe(30 + 5 * 16);
    // Inputs are not replaced here.
    expect(fill({ ...timing, foldOperand: 'inputs' })).toBe(46);
  });

  it('pays the skew in every fold, too, where it empties between them', () => {
    expect(fill({ ...timing, foldOperand: 'weights', drainsBetweenFolds: true })).toBe(5 * 46);
  });

  it('takes T + 2R + C − 2 cycles for one fold of a systolic array that holds weights', () => {
    // R = C = 16: a skew of 16 + 16 − 2 and a preload of 16; T = 1000 rows of inputs.
    expect(time(1000, [idle], [{}], timing).latencyCycles).toBe(1000 + 2 * 16 + 16 - 2);
  });
});
