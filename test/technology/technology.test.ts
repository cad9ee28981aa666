import { describe, expect, it } from 'vitest';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import { memoryMacro } from '../../src/technology/memory-law.ts';
import { resolveCostTable } from '../../src/technology/resolve-cost-table.ts';
import { sampleAccelerator } from '../support/sample-accelerator.ts';

function macPj(technology: string, bits: number): number {
  return loadTechnology(technology).macs.find((mac) => mac.bits === bits)?.energyPj ?? 0;
}

describe('cmos-45nm', () => {
  it('reproduces the integer energies of Horowitz, ISSCC 2014', () => {
    expect(macPj('cmos-45nm', 8)).toBeCloseTo(0.3, 6); // multiplication 0.2 + 32-bit addition 0.1
    expect(macPj('cmos-45nm', 32)).toBeCloseTo(3.2, 6); // 3.1 + 0.1
    // 16 bits on the line through both: 0.2 · (3.1 / 0.2) ^ (1/2) + 0.1 = 0.787 + 0.1.
    expect(macPj('cmos-45nm', 16)).toBeCloseTo(0.887, 3);
  });

  it('is within a factor of 2.5 of his cache energies, whose tags and ways it does not have', () => {
    const { memory } = loadTechnology('cmos-45nm');
    const read = (kib: number) => memoryMacro(memory, kib * 8192, 64).readPjPerRow;
    for (const [kib, pj] of [
      [8, 10],
      [32, 20],
      [1024, 100],
    ] as const) {
      expect(read(kib)).toBeGreaterThan(pj / 2.5);
      expect(read(kib)).toBeLessThan(pj * 1.1);
    }
  });
});

describe('the CMOS tables together', () => {
  const nodes = ['cmos-65nm', 'cmos-45nm', 'cmos-28nm', 'cmos-22nm', 'cmos-16nm'];

  it('never cost more energy or area in a smaller node', () => {
    const figures = nodes.map((name) => {
      const { macs, memory, wire } = loadTechnology(name);
      const macro = memoryMacro(memory, 2 ** 20, 64);
      return [
        ...macs.flatMap(({ energyPj, areaMm2 }) => [energyPj, areaMm2 ?? 0]),
        macro.readPjPerRow,
        macro.writePjPerRow,
        macro.areaMm2 ?? 0,
        wire?.pjPerBitMm ?? 0,
      ];
    });
    figures.slice(1).forEach((smaller, node) => {
      smaller.forEach((value, index) => {
        expect(value).toBeLessThan(figures[node]?.[index] ?? 0);
      });
    });
  });

  it('derive multiply-accumulates from 45 nm by the factors of Stillmaker and Baas', () => {
    // At 0.8 V, 65 → 45 nm 0.806 and 65 → 16 nm 0.1399.
    expect(macPj('cmos-65nm', 8)).toBeCloseTo(0.3 / 0.806, 4);
    expect(macPj('cmos-16nm', 8)).toBeCloseTo((0.3 * 0.1399) / 0.806, 4);
  });
});

describe('an Eyeriss-like hierarchy in 65 nm', () => {
  it('orders register file, global buffer and DRAM as the ISCA 2016 paper does (1 : 6 : 200)', () => {
    const accelerator = sampleAccelerator();
    const { memories } = resolveCostTable(accelerator, loadTechnology('cmos-65nm'), null);
    const [dram = 0, buffer = 0, register = 0] = memories.map(
      ({ readPjPerRow }, index) =>
        (readPjPerRow * 16) / (accelerator.memories[index]?.rowBits ?? 0),
    );
    // Per 16-bit word ours are 0.95, 11.8 and 240 pJ, 1 : 12 : 252; nn_dataflow fits 1, 15 and 460 pJ to the chip.
    expect(buffer / register).toBeGreaterThan(6);
    expect(buffer / register).toBeLessThan(24);
    expect(dram / register).toBeGreaterThan(100);
    expect(dram / register).toBeLessThan(460);
  });
});
