import { describe, expect, it } from 'vitest';
import { loadDnnChipEyeriss } from '../../../src/experiment/verify/dnn-chip-machine.ts';
import type { DnnChipOperator } from '../../../src/experiment/verify/dnn-chip-operator.ts';
import { dnnChipTilings } from '../../../src/experiment/verify/dnn-chip-tilings.ts';

const machine = loadDnnChipEyeriss();
const operator = (changes: Partial<DnnChipOperator>): DnnChipOperator => ({
  kind: 'Conv',
  window: 1,
  stride: 1,
  inputRows: 2,
  inputColumns: 2,
  inputChannels: 1,
  outputRows: 2,
  outputColumns: 2,
  outputChannels: 1,
  ...changes,
});

describe('Tilings of the DNN-Chip Predictor', () => {
  it('are all ways to write each dimension as a product', () => {
    // 2 output channels at one of 4 places, 2 input channels at one of 3, both rows side by side.
    const tilings = dnnChipTilings(operator({ inputChannels: 2, outputChannels: 2 }), machine);
    expect(tilings).toHaveLength(4 * 3);
    expect(new Set(tilings.map((tiling) => JSON.stringify(tiling))).size).toBe(12);
  });

  it('begin with all in the scratchpads, prime factor by prime factor', () => {
    const firsts = dnnChipTilings(operator({ outputChannels: 12 }), machine).map(
      ({ outputChannels: [first] }) => first,
    );
    // 12 = 2 · 2 · 3: with 2 · 2 before 2 alone, and with 3 before without it.
    expect([...new Set(firsts)]).toEqual([12, 4, 6, 2, 3, 1]);
  });

  it('spread an output of several rows over two at least, and leave a single row alone', () => {
    const rowsOf = (outputRows: number) =>
      dnnChipTilings(operator({ outputRows }), machine).map((tiling) => tiling.outputRows);
    expect(rowsOf(4)).toEqual([
      [4, 1],
      [2, 2],
    ]);
    expect(rowsOf(1)).toEqual([[1, 1]]);
  });

  it('keep 16 output channels in a scratchpad at most', () => {
    const most = Math.max(
      ...dnnChipTilings(operator({ outputChannels: 64 }), machine).map((t) => t.outputChannels[0]),
    );
    expect(most).toBe(16);
  });

  it('keep window rows of 11 inputs and 191 weights at most', () => {
    const all = dnnChipTilings(
      operator({ window: 3, inputChannels: 8, outputChannels: 64 }),
      machine,
    );
    // 8 and 4 channels by 3 columns are 24 and 12 inputs; 2 are 6.
    expect(Math.max(...all.map(({ inputChannels: [inScratchpad] }) => inScratchpad))).toBe(2);
    const wide = dnnChipTilings(operator({ inputChannels: 11, outputChannels: 17 * 16 }), machine);
    const weights = wide.map((t) => t.outputChannels[0] * t.inputChannels[0]);
    // 16 · 11 = 176 fits, and is the most that 16 output channels and a divisor of 11 can be.
    expect(Math.max(...weights)).toBe(176);
  });

  it('use fewer than 168 processing elements', () => {
    const all = dnnChipTilings(
      operator({ inputChannels: 1, outputChannels: 168, outputRows: 1 }),
      machine,
    );
    expect(Math.max(...all.map(({ outputChannels: [, overArray] }) => overArray))).toBe(84);
  });

  it('keep fewer than 65,536 inputs and sums in the buffer', () => {
    // Both rows of 16,384 columns: 32,768 inputs and as many sums.
    const full = operator({ inputColumns: 16384, outputColumns: 16384 });
    expect(dnnChipTilings(full, machine)).toEqual([]);
    const shorter = operator({ inputColumns: 16383, outputColumns: 16383 });
    expect(dnnChipTilings(shorter, machine)).toHaveLength(1);
  });
});
