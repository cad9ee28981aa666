import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPackageFiles } from '../../src/io/package-files.ts';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import { type MemoryLaw, memoryMacro } from '../../src/technology/memory-law.ts';

/** Energies are powers of two of the position in the table, so that read-offs can be done by hand. */
const LAW: MemoryLaw = {
  capacityBits: [1024, 4096, 16384],
  rowBits: [16, 64],
  readPjPerRow: [
    [1, 4],
    [2, 8],
    [8, 32],
  ],
  writePjPerRow: [
    [2, 8],
    [4, 16],
    [16, 64],
  ],
  areaMm2: [
    [0.01, 0.01],
    [0.04, 0.04],
    [0.16, 0.16],
  ],
  leakageMw: [
    [1, 1],
    [4, 4],
    [16, 16],
  ],
  outside: {
    smallCapacityEnergy: 0.5,
    smallCapacityArea: 0.25,
    largeCapacityEnergy: 0.5,
    narrowRowEnergy: 1,
  },
  flipFlopPjPerBit: 0.005,
};

describe('memoryMacro', () => {
  it('gives the value of the table at its corners', () => {
    const macro = memoryMacro(LAW, 4096, 64);
    expect(macro.readPjPerRow).toBeCloseTo(8, 12);
    expect(macro.writePjPerRow).toBeCloseTo(16, 12);
    expect(macro.areaMm2).toBeCloseTo(0.04, 12);
    expect(macro.leakageMw).toBeCloseTo(4, 12);
  });

  it('reads between the corners at the geometric mean', () => {
    // Half way from 4096 to 16384 and from 16 to 64 on a log axis: (2 · 8 · 8 · 32) ^ (1/4) = 4096 ^ (1/4) = 8.
    expect(memoryMacro(LAW, 8192, 32).readPjPerRow).toBeCloseTo(8, 12);
  });

  it('shrinks below the smallest capacity with a power of the depth', () => {
    const macro = memoryMacro(LAW, 64, 16);
    expect(macro.readPjPerRow).toBeCloseTo(0.25, 12); // 1 · (64 / 1024) ^ 0.5
    expect(macro.areaMm2).toBeCloseTo(0.005, 12); // 0.01 · (1/16) ^ 0.25
    expect(macro.leakageMw).toBeCloseTo(1 / 16, 12);
  });

  it('costs no less than the flip-flops of a row', () => {
    // The law alone: 1 · (16 / 1024) ^ 0.5 · (4 / 16) ^ 1 = 0.03125; four flip-flops of 0.005 pJ are 0.02, of 0.02 pJ 0.08.
    expect(memoryMacro(LAW, 16, 4).readPjPerRow).toBeCloseTo(0.03125, 12);
    const law = { ...LAW, flipFlopPjPerBit: 0.02 };
    expect(memoryMacro(law, 16, 4).readPjPerRow).toBeCloseTo(0.08, 12);
  });

  it('grows above the largest capacity with the root in energy and in proportion in area', () => {
    const macro = memoryMacro(LAW, 65536, 16);
    expect(macro.readPjPerRow).toBeCloseTo(16, 12); // 8 · (65536 / 16384) ^ 0.5
    expect(macro.areaMm2).toBeCloseTo(0.64, 12); // 0.16 · 4
  });

  it('builds a row wider than the widest from macros side by side', () => {
    const wide = memoryMacro(LAW, 4 * 4096, 256);
    expect(wide.readPjPerRow).toBeCloseTo(4 * 8, 12);
    expect(wide.areaMm2).toBeCloseTo(4 * 0.04, 12);
  });

  it('keeps area and leakage null where they are not modelled', () => {
    const macro = memoryMacro({ ...LAW, areaMm2: null, leakageMw: null }, 4096, 16);
    expect(macro.areaMm2).toBeNull();
    expect(macro.leakageMw).toBeNull();
  });
});

describe.each(listPackageFiles('accelerators/technology'))('the memory law of %s', (name) => {
  const law = loadTechnology(name).memory;
  const capacityBits = fc.double({ min: 9, max: 28, noNaN: true }).map((log2) => 2 ** log2); // 64 B … 32 MiB
  const rowBits = fc.double({ min: 0, max: 11, noNaN: true }).map((log2) => 2 ** log2);
  const factor = fc.double({ min: 1, max: 64, noNaN: true });
  const figures = (capacity: number, row: number) => {
    const macro = memoryMacro(law, capacity, row);
    return [
      macro.readPjPerRow,
      macro.writePjPerRow,
      macro.areaMm2 ?? 1,
      macro.leakageMw ?? 1,
    ] as const;
  };
  const expectNoFall = (before: readonly number[], after: readonly number[]) => {
    before.forEach((value, index) => {
      expect(after[index]).toBeGreaterThanOrEqual(value * (1 - 1e-9));
    });
  };

  it('never falls when the capacity grows', () => {
    fc.assert(
      fc.property(capacityBits, rowBits, factor, (capacity, row, times) => {
        expectNoFall(figures(capacity, row), figures(capacity * times, row));
      }),
    );
  });

  it('never falls when the row widens', () => {
    fc.assert(
      fc.property(capacityBits, rowBits, factor, (capacity, row, times) => {
        expectNoFall(figures(capacity, row), figures(capacity, row * times));
      }),
    );
  });

  it('has no jump: one part in a million more capacity or width changes a value by less than that', () => {
    fc.assert(
      fc.property(capacityBits, rowBits, (capacity, row) => {
        const before = figures(capacity, row);
        const after = figures(capacity * (1 + 1e-6), row * (1 + 1e-6));
        before.forEach((value, index) => {
          expect(after[index]).toBeLessThan(value * (1 + 3e-6));
        });
      }),
    );
  });
});
