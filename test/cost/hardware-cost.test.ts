import { describe, expect, it } from 'vitest';
import { hardwareCost } from '../../src/cost/hardware-cost.ts';
import { loadFpgaDevice } from '../../src/io/fpga-device-schema.ts';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import { resolveCostTable } from '../../src/technology/resolve-cost-table.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';

const FPGA = { device: 'vc707', maxUtilization: 0.8 };

/** The unified engine of Zhang et al., FPGA 2015: 64 × 7 floating-point units, double buffers in banks. */
const ZHANG = sampleAccelerator({
  name: 'zhang',
  clockMHz: 100,
  technology: 'fpga-28nm',
  precisionBits: { weights: 32, inputs: 32, partialSums: 32, outputs: 32 },
  peArray: { rows: 64, columns: 7 },
  memories: [
    sampleLevel({ name: 'DRAM', kind: 'dram', capacityBits: null }),
    sampleLevel({
      name: 'weights',
      capacityBits: 2 * 121 * 32, // an 11 × 11 filter, twice
      rowBits: 32,
      grid: { rows: 64, columns: 7 },
      doubleBuffered: true,
    }),
  ],
  fpga: FPGA,
});

describe('hardwareCost', () => {
  it('gives the area of an ASIC and no resources', () => {
    const accelerator = sampleAccelerator();
    const costs = resolveCostTable(accelerator, loadTechnology('cmos-65nm'), null);
    const { areaMm2, resources } = hardwareCost(accelerator, costs);
    expect(resources).toBeNull();
    // Eyeriss, which the sample resembles, has a core of 12.25 mm²; wires, pads and control are not in ours.
    expect(areaMm2).toBeGreaterThan(1);
    expect(areaMm2).toBeLessThan(12.25);
  });

  it('gives the resources of an FPGA engine, and no area', () => {
    const costs = resolveCostTable(ZHANG, loadTechnology('fpga-28nm'), loadFpgaDevice('vc707'));
    const { areaMm2, resources } = hardwareCost(ZHANG, costs);
    expect(areaMm2).toBeNull();
    expect(resources).toMatchObject({
      dsp: 2240, // as published
      bram18: 896, // 448 filters · 2; the paper reports 1024 for all of its buffers
      uram: 0,
    });
  });

  it('fails where an FPGA engine comes without its device', () => {
    const costs = resolveCostTable(ZHANG, loadTechnology('fpga-28nm'), null);
    expect(() => hardwareCost(ZHANG, costs)).toThrow('no device for zhang');
  });
});
