import { describe, expect, it } from 'vitest';
import { chipAreaMm2 } from '../../src/cost/area.ts';
import type { CostTable, MemoryCost } from '../../src/technology/cost-table.ts';
import { sampleAccelerator } from '../support/sample-accelerator.ts';

function memoryCost(areaMm2: number | null): MemoryCost {
  return {
    readPjPerRow: 1,
    writePjPerRow: 1,
    areaMm2,
    leakagePjPerCycle: null,
    hopPjPerElement: null,
  };
}

const COSTS: CostTable = {
  technology: 'made up',
  macEnergy: [{ bits: 16, pj: 1 }],
  peAreaMm2: 0.01,
  peLeakagePjPerCycle: null,
  memories: [memoryCost(null), memoryCost(2), memoryCost(0.02)],
  fpgaDevice: null,
  sources: [],
};

describe('chipAreaMm2', () => {
  it('sums instances and PEs, without the DRAM', () => {
    // One buffer of 2 mm², 168 register files of 0.02 mm² and 168 PEs of 0.01 mm²: 2 + 3.36 + 1.68.
    expect(chipAreaMm2(sampleAccelerator(), COSTS)).toBeCloseTo(7.04, 12);
  });

  it('is unknown where one component is', () => {
    const memories = [memoryCost(null), memoryCost(null), memoryCost(0.02)];
    expect(chipAreaMm2(sampleAccelerator(), { ...COSTS, memories })).toBeNull();
    expect(chipAreaMm2(sampleAccelerator(), { ...COSTS, peAreaMm2: null })).toBeNull();
  });
});
