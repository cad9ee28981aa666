import { describe, expect, it } from 'vitest';
import type { MemoryLevel } from '../../src/accelerator/memory-level.ts';
import { InputError } from '../../src/base/errors.ts';
import { fpgaResources, fpgaViolations } from '../../src/cost/fpga-resources.ts';
import type { FpgaDevice } from '../../src/technology/fpga-device.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';

const DEVICE: FpgaDevice = {
  name: 'made-up',
  title: 'Made up',
  source: 'made up',
  dspFamily: 'DSP48E2',
  resources: { dsp: 100, bram18: 50, uram: 10, lut: 50_000, ff: 100_000 },
  dramGBPerS: 10,
};
const WITHOUT_URAM: FpgaDevice = { ...DEVICE, resources: { ...DEVICE.resources, uram: 0 } };
// Of six 8-bit units: ⌈18083 + 12.9 · 6⌉ and ⌈23519 + 36.6 · 6⌉.
const LOGIC = { lut: 18_161, ff: 23_739 };

const DRAM = sampleLevel({ name: 'DRAM', kind: 'dram', capacityBits: null });

function resourcesOf(memories: readonly MemoryLevel[], device = WITHOUT_URAM) {
  const accelerator = sampleAccelerator({
    peArray: { rows: 2, columns: 3 },
    precisionBits: { weights: 8, inputs: 8, partialSums: 32, outputs: 8 },
    memories: [DRAM, ...memories],
  });
  return fpgaResources(accelerator, device);
}

describe('fpgaResources', () => {
  it('counts DSP blocks and logic of the array, and nothing for DRAM', () => {
    expect(resourcesOf([])).toEqual({
      dsp: 3, // six units, two per block
      bram18: 0,
      uram: 0,
      lut: LOGIC.lut,
      ff: LOGIC.ff,
    });
  });

  it('counts every instance of a memory by itself', () => {
    // 4096 bits as 128 words of 32 bits take a block of 512 × 36 each, though one block could hold four of them.
    const grid = { rows: 2, columns: 3 };
    const level = sampleLevel({ name: 'W', capacityBits: 4096, rowBits: 32, grid });
    expect(resourcesOf([level]).bram18).toBe(6);
  });

  it('builds a double buffer as two memories of half its capacity', () => {
    const level = sampleLevel({ name: 'B', capacityBits: 2 * 512 * 32, rowBits: 32 });
    expect(resourcesOf([level]).bram18).toBe(2); // 1024 × 32
    expect(resourcesOf([{ ...level, doubleBuffered: true }]).bram18).toBe(2); // twice 512 × 32
    const small = { ...level, capacityBits: 512 * 32 };
    expect(resourcesOf([small]).bram18).toBe(1);
    expect(resourcesOf([{ ...small, doubleBuffered: true }]).bram18).toBe(2);
  });

  it('builds as many banks as rows move per cycle', () => {
    const bandwidth = { readBitsPerCycle: 128, writeBitsPerCycle: 32, sharedBitsPerCycle: null };
    const level = sampleLevel({ name: 'B', capacityBits: 512 * 32, rowBits: 32, bandwidth });
    expect(resourcesOf([level]).bram18).toBe(4); // four banks of 128 × 32
    const shared = { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: 64 };
    // One bank reads a row and writes a row per cycle.
    expect(resourcesOf([{ ...level, bandwidth: shared }]).bram18).toBe(1);
  });

  it('makes small memories of look-up tables, and single words of flip-flops', () => {
    const grid = { rows: 2, columns: 3 };
    const kind = 'register-file';
    const file = sampleLevel({ name: 'RF', kind, capacityBits: 24 * 16, rowBits: 16, grid });
    expect(resourcesOf([file])).toMatchObject({ bram18: 0, lut: LOGIC.lut + 6 * 12 });
    const word = { ...file, capacityBits: 16 };
    expect(resourcesOf([word])).toMatchObject({ bram18: 0, ff: LOGIC.ff + 6 * 16 });
  });

  it('puts a large memory where the device stays emptier', () => {
    // 32768 words of 72 bits: 8 of 10 UltraRAMs, or 128 of 50 block RAMs.
    const large = sampleLevel({ name: 'L', capacityBits: 32_768 * 72, rowBits: 72 });
    expect(resourcesOf([large], DEVICE)).toMatchObject({ uram: 8, bram18: 0 });
    expect(resourcesOf([large], WITHOUT_URAM)).toMatchObject({ uram: 0, bram18: 128 });
    // A second one of 512 × 72 would be the ninth UltraRAM (0.9), or 2 of 50 block RAMs (0.04).
    const small = sampleLevel({ name: 'S', capacityBits: 512 * 72, rowBits: 72 });
    expect(resourcesOf([small, large], DEVICE)).toMatchObject({ uram: 8, bram18: 2 });
  });

  it('refuses factors of more than 32 bits', () => {
    const wide = { weights: 64, inputs: 64, partialSums: 64, outputs: 64 };
    const resolve = () => fpgaResources(sampleAccelerator({ precisionBits: wide }), DEVICE);
    expect(resolve).toThrow(InputError);
    expect(resolve).toThrow('precisionBits');
  });
});

describe('fpgaViolations', () => {
  const resources = { dsp: 81, bram18: 40, uram: 9, lut: 50_001, ff: 0 };

  it('lists what exceeds the usable share, with need and have', () => {
    expect(fpgaViolations(resources, DEVICE, 0.8)).toEqual([
      { code: 'resource', path: 'fpga.dsp', need: 81, have: 80, unit: 'DSP blocks' },
      { code: 'resource', path: 'fpga.uram', need: 9, have: 8, unit: 'UltraRAMs' },
      { code: 'resource', path: 'fpga.lut', need: 50_001, have: 40_000, unit: 'LUTs' },
    ]);
  });

  it('is empty where everything fits', () => {
    expect(fpgaViolations({ ...resources, lut: 1 }, DEVICE, 1)).toEqual([]);
  });

  const used = { dsp: 3, bram18: 48, uram: 0, lut: 100, ff: 100 };

  it('lets a design have the very last block', () => {
    expect(fpgaViolations({ ...used, bram18: 50 }, DEVICE, 1)).toEqual([]);
  });

  it('refuses one that misses the budget by a single block, with need and have', () => {
    expect(fpgaViolations({ ...used, bram18: 51 }, DEVICE, 1)).toEqual([
      { code: 'resource', path: 'fpga.bram18', need: 51, have: 50, unit: 'block RAMs' },
    ]);
    // ⌊50 · 0.94⌋ = 47 may be used
    expect(fpgaViolations(used, DEVICE, 0.94)).toEqual([
      { code: 'resource', path: 'fpga.bram18', need: 48, have: 47, unit: 'block RAMs' },
    ]);
  });
});
