import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { listPackageFiles } from '../../src/io/package-files.ts';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import { macPj } from '../../src/technology/cost-table.ts';
import { resolveCostTable } from '../../src/technology/resolve-cost-table.ts';
import type { Technology } from '../../src/technology/technology.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';

/** Memories of 1 pJ, 0.04 mm² and 2 mW whatever their size; a wire of 0.5 pJ per bit and mm. */
const FLAT: Technology = {
  name: 'flat',
  title: 'Flat',
  nodeNm: 40,
  macs: [
    { bits: 8, energyPj: 0.5, areaMm2: 0.02, leakageMw: 0.1, source: 'made up' },
    { bits: 16, energyPj: 2, areaMm2: 0.05, leakageMw: 0.4, source: 'made up' },
  ],
  memory: {
    capacityBits: [1, 1e9],
    rowBits: [1, 1024],
    readPjPerRow: [
      [1, 1],
      [1, 1],
    ],
    writePjPerRow: [
      [3, 3],
      [3, 3],
    ],
    areaMm2: [
      [0.04, 0.04],
      [0.04, 0.04],
    ],
    leakageMw: [
      [2, 2],
      [2, 2],
    ],
    outside: {
      smallCapacityEnergy: 0,
      smallCapacityArea: 0,
      largeCapacityEnergy: 0,
      narrowRowEnergy: 0,
    },
    flipFlopPjPerBit: 1e-9,
    source: 'made up',
    flipFlopSource: 'made up',
    fitError: null,
  },
  dram: {
    default: 'LPDDR',
    kinds: [
      { name: 'DDR', pjPerBit: 70, source: 'made up' },
      { name: 'LPDDR', pjPerBit: 10, source: 'made up for LPDDR' },
    ],
  },
  wire: { pjPerBitMm: 0.5, source: 'made up' },
};

describe('resolveCostTable', () => {
  const accelerator = sampleAccelerator();
  const table = resolveCostTable(accelerator, FLAT, null);

  it('charges a DRAM row by the bit, at the rate of the default kind', () => {
    expect(table.memories[0]).toEqual({
      readPjPerRow: 640, // 64 bits · 10 pJ
      writePjPerRow: 640,
      areaMm2: null,
      leakagePjPerCycle: 0,
      hopPjPerElement: 0,
    });
  });

  it('takes on-chip memories from the law, with leakage per cycle of the clock', () => {
    expect(table.memories[1]?.readPjPerRow).toBeCloseTo(1, 12);
    expect(table.memories[1]?.writePjPerRow).toBeCloseTo(3, 12);
    expect(table.memories[1]?.areaMm2).toBeCloseTo(0.04, 12);
    expect(table.memories[1]?.leakagePjPerCycle).toBeCloseTo(10, 12); // 2 mW · 5 ns at 200 MHz
  });

  it('charges a hop by the wire between two neighbouring children', () => {
    // 168 PEs of 0.05 mm² and as many register files of 0.04 mm²: 0.09 mm² each, a pitch of 0.3 mm.
    expect(table.memories[1]?.hopPjPerElement).toBeCloseTo(2.4, 12); // 16 bits · 0.3 mm · 0.5 pJ
  });

  it('charges no hop to an only child', () => {
    expect(table.memories[2]?.hopPjPerElement).toBe(0);
  });

  it('carries elements at the width at which a memory stores them', () => {
    const memories = accelerator.memories.map((level) =>
      level.name === 'GLB' ? { ...level, elementBits: 32 } : level,
    );
    const wide = resolveCostTable(sampleAccelerator({ memories }), FLAT, null);
    expect(wide.memories[1]?.hopPjPerElement).toBeCloseTo(4.8, 12); // twice the bits
  });

  it('takes the PE from the narrowest multiplier that holds both factors', () => {
    expect(table.peAreaMm2).toBe(0.05);
    expect(table.peLeakagePjPerCycle).toBeCloseTo(2, 12); // 0.4 mW · 5 ns
    const narrow = { weights: 4, inputs: 8, partialSums: 32, outputs: 8 };
    const small = resolveCostTable(sampleAccelerator({ precisionBits: narrow }), FLAT, null);
    expect(small.peAreaMm2).toBe(0.02);
  });

  it('leaves unknown what the technology does not know', () => {
    const wide = { weights: 32, inputs: 32, partialSums: 32, outputs: 32 };
    const unknown = resolveCostTable(sampleAccelerator({ precisionBits: wide }), FLAT, null);
    expect(unknown.peAreaMm2).toBeNull();
    expect(unknown.memories[1]?.hopPjPerElement).toBeNull();
    const wireless = resolveCostTable(accelerator, { ...FLAT, wire: null }, null);
    expect(wireless.memories.map(({ hopPjPerElement }) => hopPjPerElement)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('names the sources of what it used', () => {
    expect(table.sources).toContain('DRAM LPDDR: made up for LPDDR');
    expect(table.sources.filter((source) => source.startsWith('DRAM'))).toHaveLength(1);
  });

  it('refuses an on-chip memory without a capacity, and says where', () => {
    const memories = [sampleLevel({ name: 'GLB', capacityBits: null })];
    const resolve = () => resolveCostTable(sampleAccelerator({ memories }), FLAT, null);
    expect(resolve).toThrow(InputError);
    expect(resolve).toThrow('memories.GLB.capacityBits');
  });

  it('refuses a default DRAM that is not listed, with the kinds that are', () => {
    const dram = { ...FLAT.dram, default: 'HBM' };
    expect(() => resolveCostTable(accelerator, { ...FLAT, dram }, null)).toThrow(/DDR, LPDDR/);
  });
});

describe.each(listPackageFiles('accelerators/technology'))('the shipped technology %s', (name) => {
  const technology = loadTechnology(name);

  it('gives a complete cost table for an accelerator', () => {
    const table = resolveCostTable(sampleAccelerator(), technology, null);
    expect(table.technology).toBe(name);
    for (const bits of [8, 16, 32]) expect(macPj(table, bits)).toBeGreaterThan(0);
    for (const memory of table.memories) {
      expect(memory.readPjPerRow).toBeGreaterThan(0);
      expect(memory.writePjPerRow).toBeGreaterThan(0);
    }
    for (const source of table.sources) expect(source.length).toBeGreaterThan(20);
  });

  it('charges more for each step outwards: multiply-accumulate or register, buffer, DRAM', () => {
    const { memories, macEnergy } = resolveCostTable(sampleAccelerator(), technology, null);
    const perWord = memories.map(
      ({ readPjPerRow }, index) =>
        (readPjPerRow * 16) / (sampleAccelerator().memories[index]?.rowBits ?? 0),
    );
    const [dram = 0, buffer = 0, register = 0] = perWord;
    expect(dram).toBeGreaterThan(4 * buffer);
    expect(buffer).toBeGreaterThan(register);
    expect(dram).toBeGreaterThan(20 * (macEnergy[1]?.pj ?? 0));
  });
});

describe.each(['cmos-65nm', 'cmos-45nm', 'cmos-28nm', 'cmos-22nm', 'cmos-16nm'])('%s', (name) => {
  it('knows the area and the leakage of everything on the chip', () => {
    const table = resolveCostTable(sampleAccelerator(), loadTechnology(name), null);
    expect(table.peAreaMm2).toBeGreaterThan(0);
    expect(table.peLeakagePjPerCycle).toBeGreaterThan(0);
    for (const memory of table.memories.slice(1)) {
      expect(memory.areaMm2).toBeGreaterThan(0);
      expect(memory.leakagePjPerCycle).toBeGreaterThan(0);
    }
  });
});
