import { describe, expect, it } from 'vitest';
import type { Bandwidth, MemoryLevel } from '../../src/accelerator/memory-level.ts';
import { streamingCost } from '../../src/cost/streaming-cost.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';
import { tinyCosts, tinyLayer } from '../support/tiny-nest.ts';

const port = (read: number | null, write: number | null, shared: number | null): Bandwidth => ({
  readBitsPerCycle: read,
  writeBitsPerCycle: write,
  sharedBitsPerCycle: shared,
});

/** 16-bit elements; rows of 64 bits; reading a row takes 10 pJ, writing one 20. */
function stream(layer: ReturnType<typeof tinyLayer>, dram: Partial<MemoryLevel>) {
  const accelerator = sampleAccelerator({
    memories: [
      sampleLevel({ name: 'DRAM', kind: 'dram', capacityBits: null, ...dram }),
      sampleLevel({ name: 'GLB' }),
    ],
  });
  return streamingCost(layer, accelerator, tinyCosts(2));
}

/** 3 channels of 4 × 4 windows of 2 × 2 at stride 2: 3 · 8 · 8 = 192 inputs, 48 outputs. */
const pool = tinyLayer(
  { G: 3, P: 4, Q: 4, R: 2, S: 2 },
  { operator: 'pool', stride: { row: 2, column: 2 } },
);

describe('streamingCost', () => {
  it('moves inputs in and outputs out, once each', () => {
    const { levels, macs, utilization } = stream(pool, { bandwidth: port(64, 64, null) });
    expect(levels[0]?.accesses).toEqual([
      { operand: 'inputs', reads: 192, fills: 0, updates: 0 },
      { operand: 'outputs', reads: 0, fills: 0, updates: 48 },
    ]);
    expect(levels[1]?.accesses).toEqual([]);
    expect(macs).toBe(0);
    expect(utilization).toBe(0);
  });

  it('reads every tensor of an addition', () => {
    const add = tinyLayer({ G: 3, P: 4, Q: 4 }, { operator: 'elementwise', inputTensors: 2 });
    expect(stream(add, {}).levels[0]?.accesses[0]?.reads).toBe(96); // 2 · 3 · 16
  });

  it.each([
    [port(64, 64, null), 48, 'read', 'inputs'], // 192 · 16 / 64
    [port(64, 8, null), 96, 'write', 'outputs'], // 48 · 16 / 8
    [port(64, 64, 32), 120, 'shared', 'inputs'], // 240 · 16 / 32
    [port(31, 64, 40), 100, 'read', 'inputs'], // 3072 / 31 = 99.1; shared 3840 / 40 = 96
  ] as const)(
    'takes as long as the slowest port of the DRAM',
    (bandwidth, cycles, name, operand) => {
      const cost = stream(pool, { bandwidth });
      expect(cost.latencyCycles).toBe(cycles);
      expect(cost.cycles).toEqual({ compute: 0, stall: cycles, fill: 0, drain: 0 });
      expect(cost.binding).toEqual({ resource: 'bandwidth', memory: 'DRAM', port: name, operand });
    },
  );

  it('does not blame a port that has no limit', () => {
    // A single element: less than one cycle on the read port, and there is no shared one.
    const single = tinyLayer({}, { operator: 'elementwise' });
    const { latencyCycles, binding } = stream(single, { bandwidth: port(64, null, null) });
    expect(latencyCycles).toBe(1);
    expect(binding).toMatchObject({ port: 'read' });
  });

  it('blames outputs where they are most of a shared port', () => {
    const wide = { ...pool, precisionBits: { inputs: 2, outputs: 32 } };
    // 192 · 2 = 384 bits in, 48 · 32 = 1536 bits out.
    const { binding, latencyCycles } = stream(wide, { bandwidth: port(null, null, 32) });
    expect(latencyCycles).toBe(60);
    expect(binding).toMatchObject({ port: 'shared', operand: 'outputs' });
  });

  it('spends the energy of whole DRAM rows, and nothing else', () => {
    // ⌈192 / 4⌉ = 48 rows read at 10 pJ, ⌈48 / 4⌉ = 12 written at 20 pJ.
    const { energy, energyPj, levels } = stream(pool, {});
    expect(energy).toEqual({ mac: 0, memories: [720, 0], network: 0, leakage: 0 });
    expect(energyPj).toBe(720);
    expect(levels.map((level) => level.energyPj)).toEqual([720, 0]);
  });

  it('takes the widths of the layer, unless the DRAM stores all alike', () => {
    const narrow = { ...pool, precisionBits: { inputs: 8 } };
    const bandwidth = port(64, 64, null);
    expect(stream(narrow, { bandwidth }).latencyCycles).toBe(24); // 192 · 8 / 64
    expect(stream(narrow, { bandwidth, elementBits: 32 }).latencyCycles).toBe(96);
  });
});
