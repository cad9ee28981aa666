import { describe, expect, it } from 'vitest';
import { macBits, totalEnergyPj } from '../../src/cost/assemble-cost.ts';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import { sampleAccelerator } from '../support/sample-accelerator.ts';
import { tinyAccelerator, tinyCosts, tinyLayer, tinyNest } from '../support/tiny-nest.ts';

describe('a cost', () => {
  const layer = tinyLayer({ K: 3, C: 2, Q: 5 });
  const mapping = tinyNest({ t: 'Q5', x: 'K3' }, { t: 'C2' });
  // Six PEs, of which the nest uses three; DRAM gives two bits a cycle.
  const accelerator = tinyAccelerator(
    mapping,
    [
      {
        bandwidth: { readBitsPerCycle: 2, writeBitsPerCycle: null, sharedBitsPerCycle: null },
        latencyCycles: 4,
      },
    ],
    { peArray: { rows: 2, columns: 3 } },
  );
  const outcome = evaluate({ layer, mapping, accelerator, costs: tinyCosts(2) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
  const cost = outcome.value;

  it('takes the time that is the sum of its parts', () => {
    // Compute 5 · 2. DRAM reads 6 weights once and 2 channels · 5 columns: 16 · 8 = 128 bits, 64 cycles.
    // Fill: 4 of latency, and of the first transfer what the last work hides: 10 / 5 = 2 cycles.
    expect(cost.cycles).toEqual({ compute: 10, stall: 54, fill: 6, drain: 0 });
    expect(cost.latencyCycles).toBe(70);
    expect(cost.binding).toMatchObject({ memory: 'L0', port: 'read', operand: 'inputs' });
    expect(cost.levels.map(({ cycles }) => cycles)).toEqual([64, 10]);
  });

  it('is busy for its share of all PEs and all cycles', () => {
    expect(cost.macs).toBe(30);
    expect(cost.utilization).toBeCloseTo(30 / (6 * 70), 12);
    expect(cost.levels.map(({ usedInstances }) => usedInstances)).toEqual([1, 3]);
  });
});

describe('the clock of a cost', () => {
  const layer = tinyLayer({ K: 3, C: 2, Q: 5 });
  const mapping = tinyNest({ t: 'Q5', x: 'K3' }, { t: 'C2' });
  const peArray = { rows: 2, columns: 3 };
  const accelerator = tinyAccelerator(mapping, [], { peArray, clockPjPerPeCycle: 7 });
  const request = { layer, mapping, accelerator, costs: tinyCosts(2) };

  it('runs in the PEs that work, as long as the layer takes', () => {
    const outcome = evaluate(request);
    // Three of six PEs, for 5 · 2 steps.
    expect(outcome.ok && outcome.value.latencyCycles).toBe(10);
    expect(outcome.ok && outcome.value.energy.clock).toBe(7 * 3 * 10);
  });

  it('is left out where Timeloop is followed, which does not price it', () => {
    const outcome = evaluate({ ...request, reuse: 'timeloop' });
    expect(outcome.ok && outcome.value.energy.clock).toBeUndefined();
  });
});

describe('totalEnergyPj', () => {
  it('adds everything up, and takes an unknown leakage for none', () => {
    const energy = { mac: 1, memories: [10, 100], network: 1000, leakage: 10_000 };
    expect(totalEnergyPj(energy)).toBe(11_111);
    expect(totalEnergyPj({ ...energy, leakage: null })).toBe(1111);
    expect(totalEnergyPj({ ...energy, clock: 100_000 })).toBe(111_111);
  });
});

describe('macBits', () => {
  const precisionBits = { weights: 4, inputs: 8, partialSums: 32, outputs: 16 };

  it('is the width of the wider factor, whatever the sums are', () => {
    expect(macBits(tinyLayer({}), sampleAccelerator({ precisionBits }))).toBe(8);
    const layer = tinyLayer({}, { precisionBits: { weights: 12 } });
    expect(macBits(layer, sampleAccelerator({ precisionBits }))).toBe(12);
  });
});
