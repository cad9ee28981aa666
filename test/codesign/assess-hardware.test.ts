import { describe, expect, it } from 'vitest';
import { createHardwareAssessor } from '../../src/codesign/assess-hardware.ts';
import { buildAccelerator } from '../../src/codesign/decode.ts';
import { loadFpgaDevice } from '../../src/io/fpga-device-schema.ts';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import { TINY } from './tiny-accelerator.ts';

const ENGINE = { ...TINY, fpga: { device: 'zynq-7020', maxUtilization: 0.5 } };

describe('createHardwareAssessor', () => {
  it('gives a chip an area that grows with its array, and no budget', () => {
    const assess = createHardwareAssessor(loadTechnology('cmos-65nm'), null);
    const small = assess(TINY);
    const large = assess(buildAccelerator(TINY, { peRows: 24 }));
    expect(small.overBudget).toEqual([]);
    expect(small.hardware.resources).toBeNull();
    expect(large.hardware.areaMm2 ?? 0).toBeGreaterThan(small.hardware.areaMm2 ?? Infinity);
  });

  it('tells what an engine needs beyond the usable share of its device', () => {
    const assess = createHardwareAssessor(loadTechnology('fpga-28nm'), loadFpgaDevice('zynq-7020'));
    const { hardware, overBudget } = assess(ENGINE);
    // 12 · 14 multipliers of 16 bits take a DSP block each; half of the 220 of a Zynq 7020 are usable
    expect(hardware.resources?.dsp).toBe(168);
    expect(overBudget).toContainEqual({
      code: 'resource',
      path: 'fpga.dsp',
      need: 168,
      have: 110,
      unit: 'DSP blocks',
    });
  });

  it('lets an engine that fits be', () => {
    const device = loadFpgaDevice('zcu102');
    const assess = createHardwareAssessor(loadTechnology('fpga-16nm'), device);
    const engine = { ...TINY, fpga: { device: 'zcu102', maxUtilization: 0.8 } };
    expect(assess(engine).overBudget).toEqual([]);
  });
});
