import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import {
  accessesOf,
  tinyAccelerator,
  tinyCost,
  tinyCosts,
  tinyLayer,
  tinyNest,
} from '../support/tiny-nest.ts';

// Accesses are [reads, fills, updates] of each level that keeps the operand, outermost first.

describe('accesses of a nest', () => {
  it('re-use weights over the loop that stands inside theirs', () => {
    // Two kernels, four rows each: 8 MACs. Weights: 2 loaded, read by every MAC.
    const cost = tinyCost(tinyLayer({ K: 2, P: 4 }), tinyNest({ t: 'K2 P4' }, {}));
    expect(accessesOf(cost, 'weights')).toEqual([
      [2, 0, 0],
      [8, 2, 0],
    ]);
    expect(accessesOf(cost, 'inputs')).toEqual([
      [8, 0, 0], // four rows for each kernel
      [8, 8, 0],
    ]);
    expect(accessesOf(cost, 'outputs')).toEqual([
      [0, 0, 8],
      [0, 0, 8],
    ]);
  });

  it('accumulate outputs inside, and elide the first read', () => {
    // Two kernels over three channels: 6 MACs, 2 outputs.
    const cost = tinyCost(tinyLayer({ K: 2, C: 3 }), tinyNest({ t: 'K2 C3' }, {}));
    expect(accessesOf(cost, 'outputs')).toEqual([
      [0, 0, 2],
      [4, 0, 6], // 6 updates, 2 of them first ones
    ]);
  });

  it('send partial sums out and back where the reduction stands outside', () => {
    const cost = tinyCost(tinyLayer({ K: 2, C: 3 }), tinyNest({ t: 'C3 K2' }, {}));
    expect(accessesOf(cost, 'outputs')).toEqual([
      [4, 0, 6], // six arrive, four of them go in again
      [4, 4, 6],
    ]);
  });

  it('slide windows over an input row: 3 + 1 + 1 + 1, or 3 + 2 + 2 + 2 at stride 2', () => {
    const nest = tinyNest({ t: 'Q4' }, { t: 'S3' });
    const cost = tinyCost(tinyLayer({ Q: 4, S: 3 }), nest);
    expect(accessesOf(cost, 'inputs')).toEqual([
      [6, 0, 0],
      [12, 6, 0],
    ]);
    const strided = tinyLayer({ Q: 4, S: 3 }, { stride: { row: 1, column: 2 } });
    expect(accessesOf(tinyCost(strided, nest), 'inputs')).toEqual([
      [9, 0, 0],
      [12, 9, 0],
    ]);
  });

  it('multicast inputs to children with other kernels, and sum up what children with other channels send', () => {
    // 2 rows; four columns of PEs with a kernel each, three rows of PEs with a channel each: 24 MACs.
    const layer = tinyLayer({ K: 4, C: 3, P: 2 });
    const cost = tinyCost(layer, tinyNest({ t: 'P2', x: 'K4', y: 'C3' }, {}));
    expect(accessesOf(cost, 'weights')).toEqual([
      [12, 0, 0],
      [24, 12, 0],
    ]);
    expect(accessesOf(cost, 'inputs')).toEqual([
      [6, 0, 0], // 3 channels · 2 rows, each read once for four columns
      [24, 24, 0],
    ]);
    expect(accessesOf(cost, 'outputs')).toEqual([
      [0, 0, 8], // one sum for three rows of PEs
      [0, 0, 24], // every PE has its own part
    ]);
    expect(cost.levels[1]?.usedInstances).toBe(12);
  });

  it('pass a level by that does not keep the operand', () => {
    // The buffer in the middle keeps inputs alone; four PEs share a weight.
    const layer = tinyLayer({ P: 4, K: 2 });
    const nest = tinyNest({ t: 'K2' }, { x: 'P4', keeps: ['inputs'] }, {});
    const cost = tinyCost(layer, nest);
    expect(accessesOf(cost, 'weights')).toEqual([
      [2, 0, 0], // multicast on the way
      [8, 8, 0],
    ]);
    expect(accessesOf(cost, 'inputs')).toEqual([
      [4, 0, 0], // four rows stay for both kernels
      [4, 4, 0], // and each PE’s row stays there for both
      [8, 4, 0],
    ]);
    expect(cost.levels[1]?.accesses.map(({ operand }) => operand)).toEqual(['inputs']);
  });

  it('map 55 columns on 14 PEs: 14, 14, 14 and 13', () => {
    const cost = tinyCost(tinyLayer({ Q: 55, K: 3 }), tinyNest({ t: 'K3 Q4', x: 'Q14' }, {}));
    expect(cost.macs).toBe(165);
    expect(cost.cycles.compute).toBe(12);
    expect(cost.utilization).toBeCloseTo(165 / (14 * 12), 12);
    expect(accessesOf(cost, 'inputs')).toEqual([
      [165, 0, 0], // 55 for each kernel, and not 56
      [165, 165, 0],
    ]);
    expect(accessesOf(cost, 'weights')).toEqual([
      [3, 0, 0],
      [165, 42, 0], // three weights for each of 14 PEs
    ]);
    expect(accessesOf(cost, 'outputs')).toEqual([
      [0, 0, 165],
      [0, 0, 165],
    ]);
  });

  it('keep the channels of a depthwise layer apart', () => {
    // 3 channels, 4 rows, 3 taps: each channel has its own rows and taps.
    const cost = tinyCost(tinyLayer({ G: 3, P: 4, R: 3 }), tinyNest({ t: 'G3 P4' }, { t: 'R3' }));
    expect(cost.macs).toBe(36);
    expect(accessesOf(cost, 'weights')[0]).toEqual([9, 0, 0]);
    expect(accessesOf(cost, 'inputs')[0]).toEqual([18, 0, 0]); // 3 · (3 + 1 + 1 + 1)
    expect(accessesOf(cost, 'outputs')).toEqual([
      [0, 0, 12],
      [24, 0, 36],
    ]);
  });

  it('share inputs among the kernels of a group, not among groups', () => {
    // 2 groups of 2 channels and 2 kernels on 2 × 2 PEs, one group after the other: 8 MACs.
    const layer = tinyLayer({ G: 2, K: 2, C: 2 });
    const cost = tinyCost(layer, tinyNest({ t: 'G2', x: 'K2', y: 'C2' }, {}));
    expect(accessesOf(cost, 'inputs')[0]).toEqual([4, 0, 0]);
    expect(accessesOf(cost, 'weights')[0]).toEqual([8, 0, 0]);
    expect(accessesOf(cost, 'outputs')[0]).toEqual([0, 0, 4]);
    // Groups side by side share nothing.
    const apart = tinyCost(tinyLayer({ G: 2 }), tinyNest({ x: 'G2' }, {}));
    expect(accessesOf(apart, 'inputs')[0]).toEqual([2, 0, 0]);
  });

  it('cover the box of a dilated filter', () => {
    const layer = tinyLayer({ Q: 4, S: 3 }, { dilation: { row: 1, column: 2 } });
    // A box of 5 columns: 5 + 1 + 1 + 1.
    expect(accessesOf(tinyCost(layer, tinyNest({ t: 'Q4' }, { t: 'S3' })), 'inputs')[0]).toEqual([
      8, 0, 0,
    ]);
  });

  it('keep the weights of a batch', () => {
    const layer = tinyLayer({ N: 5, K: 2, C: 3 });
    const cost = tinyCost(layer, tinyNest({ t: 'K2 C3 N5' }, {}));
    expect(accessesOf(cost, 'weights')[0]).toEqual([6, 0, 0]);
    expect(accessesOf(cost, 'inputs')[0]).toEqual([30, 0, 0]);
  });
});

describe('energy of a nest', () => {
  it('is Σ accesses · pJ: by level, plus the MACs', () => {
    // The first nest above; level 0 reads at 10 and writes at 20 pJ, level 1 at 1 and 2; a MAC takes 0.5.
    const cost = tinyCost(tinyLayer({ K: 2, P: 4 }), tinyNest({ t: 'K2 P4' }, {}));
    // Level 0: reads 2 + 8 = 10, updates 8: 100 + 160. Level 1: reads 8 + 8, fills 2 + 8, updates 8: 16 + 20 + 16.
    expect(cost.energy).toEqual({ mac: 4, memories: [260, 52], network: 0, leakage: 0 });
    expect(cost.energyPj).toBe(316);
    expect(cost.levels.map(({ energyPj }) => energyPj)).toEqual([260, 52]);
  });
});

describe('evaluate', () => {
  const layer = tinyLayer({ K: 2, C: 3, P: 4 });
  const mapping = tinyNest({ t: 'K2' }, { t: 'P4 C3' });
  const costs = tinyCosts(2);
  const inner = (capacityBits: number, doubleBuffered = false) =>
    tinyAccelerator(mapping, [{}, { capacityBits, doubleBuffered }]);
  // In level 1: weights C3, inputs C3 · P4 and outputs P4, 8 bits each: (3 + 12 + 4) · 8.
  const needed = 152;

  it('fits to the bit, and fails by one, with need and have', () => {
    const fits = evaluate({ layer, mapping, costs, accelerator: inner(needed) });
    expect(fits.ok && fits.value.levels[1]?.occupiedBits).toBe(needed);
    expect(evaluate({ layer, mapping, costs, accelerator: inner(needed - 1) })).toEqual({
      ok: false,
      reasons: [{ code: 'capacity', path: 'memories.L1', need: 152, have: 151, unit: 'bits' }],
    });
  });

  it('has half the room where tiles are double-buffered', () => {
    const run = (bits: number) =>
      evaluate({ layer, mapping, costs, accelerator: inner(bits, true) }).ok;
    expect(run(2 * needed)).toBe(true);
    expect(run(2 * needed - 1)).toBe(false);
  });

  it('counts partial sums at their width against the room', () => {
    const precisionBits = { weights: 8, inputs: 8, partialSums: 24, outputs: 8 };
    const accelerator = tinyAccelerator(mapping, [], { precisionBits });
    const outcome = evaluate({ layer, mapping, costs, accelerator });
    // (3 + 12) · 8 + 4 · 24
    expect(outcome.ok && outcome.value.levels[1]?.occupiedBits).toBe(216);
  });

  it('says what is wrong with the mapping before anything else', () => {
    const uncovered = tinyNest({ t: 'K1' }, { t: 'P4 C3' });
    const outcome = evaluate({ layer, mapping: uncovered, costs, accelerator: inner(1) });
    expect(outcome).toEqual({
      ok: false,
      reasons: [{ code: 'coverage', path: 'mapping.K', need: 2, have: 1, unit: 'steps' }],
    });
  });

  it('refuses a layer that is wider than every multiplier', () => {
    const narrow = { ...costs, macEnergy: [{ bits: 4, pj: 1 }] };
    expect(evaluate({ layer, mapping, costs: narrow, accelerator: inner(needed) })).toEqual({
      ok: false,
      reasons: [{ code: 'precision', path: 'layers.tiny', need: 8, have: 4, unit: 'bits' }],
    });
  });

  it('reports a leakage that is not known as null, and counts none', () => {
    const unknown = { ...costs, peLeakagePjPerCycle: null };
    const outcome = evaluate({ layer, mapping, costs: unknown, accelerator: inner(needed) });
    const known = evaluate({ layer, mapping, costs, accelerator: inner(needed) });
    expect(outcome.ok && outcome.value.energy.leakage).toBeNull();
    expect(outcome.ok && outcome.value.energyPj).toBe(known.ok && known.value.energyPj);
  });
});
