import { describe, expect, it } from 'vitest';
import { loadDnnChipEyeriss } from '../../../src/experiment/verify/dnn-chip-machine.ts';
import type { DnnChipOperator } from '../../../src/experiment/verify/dnn-chip-operator.ts';
import { dnnChipPredictor } from '../../../src/experiment/verify/dnn-chip-predictor.ts';

const machine = loadDnnChipEyeriss();
/** 4 inputs, 2 weights, 8 outputs, 8 products; 2 output channels are all there is to place. */
const TINY: DnnChipOperator = {
  kind: 'Conv',
  window: 1,
  stride: 1,
  inputRows: 2,
  inputColumns: 2,
  inputChannels: 1,
  outputRows: 2,
  outputColumns: 2,
  outputChannels: 2,
};

describe('The DNN-Chip Predictor', () => {
  it('takes the tiling with the least sum of relative excesses of energy and latency', () => {
    // Energies, pJ, with both output channels …
    //   in a scratchpad  8 + 14·0.3 + 12·0.5 + 12·0.5 + (4+4+8)·2 + 24·2 = 104.2, 2 · 2 columns = 4 cycles
    //   over the array   network (8+4+8)·2: 112.2, 2 cycles
    //   in the buffer    also (8+8)·0.5:    114.2, 4 cycles
    //   over DRAM        also 18·0.3, 16·0.5: 117.4, 4 cycles
    // Merits: (104.2 − 104.2)/117.4 + (4 − 2)/4 = 0.5 against (112.2 − 104.2)/117.4 + 0 = 0.07.
    const prediction = dnnChipPredictor(machine)(TINY);
    expect(prediction?.tiling.outputChannels).toEqual([1, 2, 1, 1]);
    expect(prediction?.cycles).toBe(2);
    expect(prediction?.latencyMs).toBeCloseTo(2 * 4e-6, 15); // 250 MHz: 4 ns a cycle
    expect(prediction?.energyMj).toBeCloseTo(112.2e-9, 18);
    expect(prediction?.leastEnergyMj).toBeCloseTo(104.2e-9, 18);
    expect(prediction?.leastLatencyMs).toBe(prediction?.latencyMs);
    expect(prediction?.validTilings).toBe(4);
  });

  it('gives null where no tiling fits', () => {
    const wide = { ...TINY, inputColumns: 40000, outputColumns: 40000 };
    expect(dnnChipPredictor(machine)(wide)).toBeNull();
  });

  it('searches equal operators once, and different ones each', () => {
    const predict = dnnChipPredictor(machine);
    expect(predict({ ...TINY })).toBe(predict({ ...TINY }));
    expect(predict({ ...TINY, kind: 'AvgP' })).not.toBe(predict(TINY));
  });

  it('searches the largest operators in well under a second', () => {
    const start = performance.now();
    const large = dnnChipPredictor(machine)({
      ...TINY,
      kind: 'FC',
      inputRows: 1,
      inputColumns: 1,
      inputChannels: 4096,
      outputRows: 1,
      outputColumns: 1,
      outputChannels: 4096,
    });
    expect(large?.validTilings).toBeGreaterThan(5000);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
