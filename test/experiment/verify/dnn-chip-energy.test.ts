import { describe, expect, it } from 'vitest';
import { dnnChipEnergyMj } from '../../../src/experiment/verify/dnn-chip-energy.ts';
import { loadDnnChipEyeriss } from '../../../src/experiment/verify/dnn-chip-machine.ts';
import type { DnnChipOperator } from '../../../src/experiment/verify/dnn-chip-operator.ts';

const machine = loadDnnChipEyeriss();
/** 8 inputs, 4 weights, 8 outputs, 16 products. */
const POINTWISE: DnnChipOperator = {
  kind: 'Conv',
  window: 1,
  stride: 1,
  inputRows: 2,
  inputColumns: 2,
  inputChannels: 2,
  outputRows: 2,
  outputColumns: 2,
  outputChannels: 2,
};

describe('The energy of the DNN-Chip Predictor', () => {
  it('adds up words times what a word costs', () => {
    const tiling = {
      outputChannels: [2, 1, 1, 1],
      inputChannels: [1, 1, 2],
      outputRows: [2, 1],
    } as const;
    // Products 16 · 1. DRAM (8 + 4 + 8) · 0.3, its link (8 + 8) · 0.5. Buffer: inputs 8, outputs 2 · (2 − 1) · 8; · 0.5.
    // Network: inputs 8, weights 2 rows · 4, outputs 8; · 2. Scratchpads: inputs 2 channels · 8, weights 4 pixels · 4,
    // outputs 8; · 2. Together 16 + 6 + 8 + 12 + 48 + 80 = 170 pJ.
    expect(dnnChipEnergyMj(POINTWISE, tiling, machine)).toBeCloseTo(170e-9, 18);
  });

  it('charges pooling no products', () => {
    const tiling = {
      outputChannels: [2, 1, 1, 1],
      inputChannels: [1, 1, 2],
      outputRows: [2, 1],
    } as const;
    const pool: DnnChipOperator = { ...POINTWISE, kind: 'AvgP' };
    expect(dnnChipEnergyMj(pool, tiling, machine)).toBeCloseTo((170 - 16) * 1e-9, 18);
  });

  it('reads inputs and weights once more for each further pass over DRAM', () => {
    const once = {
      outputChannels: [1, 2, 1, 1],
      inputChannels: [1, 1, 2],
      outputRows: [2, 1],
    } as const;
    const twice = { ...once, outputChannels: [1, 1, 1, 2] } as const;
    // 8 more inputs from DRAM (0.3), over its link (0.5) and from the buffer (0.5).
    const more =
      dnnChipEnergyMj(POINTWISE, twice, machine) - dnnChipEnergyMj(POINTWISE, once, machine);
    expect(more).toBeCloseTo(8 * (0.3 + 0.5 + 0.5) * 1e-9, 18);
    const byRows = { ...once, outputRows: [1, 2] } as const;
    const weights =
      dnnChipEnergyMj(POINTWISE, byRows, machine) - dnnChipEnergyMj(POINTWISE, once, machine);
    expect(weights).toBeCloseTo(4 * 0.3 * 1e-9, 18);
  });
});
