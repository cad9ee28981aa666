import { describe, expect, it } from 'vitest';
import { clockEnergyPj, leakageEnergyPj, levelEnergyPj } from '../../src/cost/energy.ts';
import type { LevelTraffic, OperandTraffic } from '../../src/cost/level-traffic.ts';
import type { CostTable, MemoryCost } from '../../src/technology/cost-table.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';

const memoryCost = (changes: Partial<MemoryCost> = {}): MemoryCost => ({
  readPjPerRow: 10,
  writePjPerRow: 100,
  areaMm2: null,
  leakagePjPerCycle: 0,
  hopPjPerElement: null,
  ...changes,
});

const costs = (...memories: MemoryCost[]): CostTable => ({
  technology: 'made up',
  macEnergy: [],
  peAreaMm2: null,
  peLeakagePjPerCycle: 0.5,
  memories,
  fpgaDevice: null,
  sources: [],
});

const accesses = (changes: Partial<OperandTraffic>): OperandTraffic => ({
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

/** One level of rows of 64 bits, for elements of 16 bits unless said otherwise. */
function energy(operands: readonly OperandTraffic[], { rowBits = 64, instances = 1 } = {}) {
  const accelerator = sampleAccelerator({ memories: [sampleLevel({ name: 'GLB', rowBits })] });
  const traffic: LevelTraffic = { instances, operands };
  return levelEnergyPj(accelerator, costs(memoryCost()), traffic, 0, [16, 16, 32]);
}

describe('levelEnergyPj', () => {
  it('charges whole rows: ten elements of 16 bits take three rows of 64', () => {
    expect(energy([accesses({ reads: 10 })])).toBe(3 * 10);
  });

  it('charges fills and updates as writes, each in rows of its own', () => {
    // ⌈5 / 4⌉ = 2 rows read, ⌈6 / 4⌉ = 2 filled, ⌈1 / 4⌉ = 1 updated.
    expect(energy([accesses({ reads: 5, fills: 6, updates: 1 })])).toBe(2 * 10 + 3 * 100);
  });

  it('charges each operand at its own width', () => {
    // Eight weights of 16 bits: 2 rows; eight sums of 32 bits: 4 rows.
    const both = [accesses({ reads: 8 }), accesses({ operand: 'outputs', reads: 8 })];
    expect(energy(both)).toBe(6 * 10);
  });

  it('leaves the rest of a row unused where an element does not fit it', () => {
    // Rows of 40 bits hold two elements of 16 bits: ⌈10 / 2⌉ = 5 rows.
    expect(energy([accesses({ reads: 10 })], { rowBits: 40 })).toBe(5 * 10);
  });

  it('takes several rows for an element that is wider than one', () => {
    // 32 bits on rows of 12: 3 rows each.
    expect(energy([accesses({ operand: 'outputs', updates: 4 })], { rowBits: 12 })).toBe(12 * 100);
  });

  it('rounds up in every instance', () => {
    // 10 reads over 4 instances are 2.5 each, and so one row in each.
    expect(energy([accesses({ reads: 10 })], { instances: 4 })).toBe(4 * 10);
    // 20 reads: five each, two rows in each.
    expect(energy([accesses({ reads: 20 })], { instances: 4 })).toBe(8 * 10);
  });

  it('is nothing without accesses', () => {
    expect(energy([])).toBe(0);
    expect(energy([accesses({})])).toBeCloseTo(0, 12);
  });
});

describe('leakageEnergyPj', () => {
  const accelerator = sampleAccelerator({
    peArray: { rows: 2, columns: 3 },
    memories: [
      sampleLevel({ name: 'DRAM', kind: 'dram', capacityBits: null }),
      sampleLevel({ name: 'GLB' }),
      sampleLevel({ name: 'RF', grid: { rows: 2, columns: 3 } }),
    ],
  });
  const leaking = (leakagePjPerCycle: number | null) => memoryCost({ leakagePjPerCycle });

  it('adds up all instances, idle or not, for all cycles', () => {
    // Six PEs at 0.5, the buffer at 4, six register files at 0.25: 3 + 4 + 1.5 = 8.5 a cycle.
    const table = costs(leaking(0), leaking(4), leaking(0.25));
    expect(leakageEnergyPj(accelerator, table, 100)).toBe(850);
  });

  it('is not known where that of one component on chip is not', () => {
    expect(
      leakageEnergyPj(accelerator, costs(leaking(0), leaking(null), leaking(1)), 9),
    ).toBeNull();
    const table = { ...costs(leaking(0), leaking(4), leaking(1)), peLeakagePjPerCycle: null };
    expect(leakageEnergyPj(accelerator, table, 9)).toBeNull();
  });

  it('does not need that of the DRAM', () => {
    // 3 + 4 + 6 · 1 = 13 a cycle.
    const table = costs(leaking(null), leaking(4), leaking(1));
    expect(leakageEnergyPj(accelerator, table, 10)).toBe(130);
  });

  it('counts the instances that it is told', () => {
    const table = costs(leaking(0), leaking(4), leaking(0.25));
    // Two register files: 3 + 4 + 0.5 = 7.5.
    expect(leakageEnergyPj(accelerator, table, 2, [1, 1, 2])).toBe(15);
  });
});

describe('clockEnergyPj', () => {
  it('is paid by every PE that works in every cycle', () => {
    expect(clockEnergyPj(sampleAccelerator({ clockPjPerPeCycle: 5 }), 12, 100)).toBe(6000);
  });

  it('is not known where the accelerator does not price it', () => {
    expect(clockEnergyPj(sampleAccelerator(), 12, 100)).toBeNull();
  });
});
