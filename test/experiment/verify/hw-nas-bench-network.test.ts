import { describe, expect, it } from 'vitest';
import { loadDnnChipEyeriss } from '../../../src/experiment/verify/dnn-chip-machine.ts';
import { dnnChipPredictor } from '../../../src/experiment/verify/dnn-chip-predictor.ts';
import {
  NAS_BENCH_DATASETS,
  nasBenchCycles,
  nasBenchOperators,
} from '../../../src/experiment/verify/hw-nas-bench-network.ts';

const { cifar10 } = NAS_BENCH_DATASETS;
const predict = dnnChipPredictor(loadDnnChipEyeriss());
const cyclesOf = (edges: string) => nasBenchCycles(edges, cifar10, predict);

describe('A NAS-Bench-201 network', () => {
  it('has two reduction blocks, a pool and a head, each charged five times, beside its cells', () => {
    // 2 blocks of 4 operators, pool and head.
    expect(nasBenchOperators('000000', cifar10)).toHaveLength(5 * (2 * 4 + 2));
    // 5 cells in each of 3 stages, of 2 edges that cost something.
    expect(nasBenchOperators('012100', cifar10)).toHaveLength(5 * (2 * 4 + 2) + 15);
    expect(nasBenchOperators('003004', cifar10)).toHaveLength(5 * (2 * 4 + 2) + 15 * 2);
  });

  it('halves its maps and doubles its channels twice', () => {
    const edges = nasBenchOperators('300000', cifar10).slice(0, 3);
    expect(edges.map(({ inputRows, inputChannels }) => [inputRows, inputChannels])).toEqual([
      [32, 16],
      [16, 32],
      [8, 64],
    ]);
  });

  it('takes 1.67954 ms on Eyeriss without its cells (HW-NAS-Bench, cell 1651)', () => {
    // Per fifth: 3×3 with stride 2 12,288 and 3×3 24,576 in both blocks, pools and 1×1 convolutions 4 · 2,048, the pool
    // over 8×8 as a dense convolution 2,048, the head 9: 83,977 cycles.
    expect(cyclesOf('000000')).toBe(5 * 83977);
    expect(5 * 83977 * 4e-6).toBeCloseTo(1.67954, 9); // 4 ns
    expect(cyclesOf('111111')).toBe(5 * 83977);
  });

  it('takes what its edges take, wherever they lead', () => {
    // 3×3 in every stage: 16 · 16 channels · 32 columns · 3 window columns = 24,576 cycles, over 32 rows by 3 elements.
    expect(cyclesOf('300000') - 5 * 83977).toBe(15 * 24576);
    expect(cyclesOf('000400') - 5 * 83977).toBe(15 * 24576);
    // 1×1: 8 of 16 output channels in a scratchpad, 16 input channels, 32 columns: 4,096 cycles.
    expect(cyclesOf('000002') - 5 * 83977).toBe(15 * 4096);
  });
});
