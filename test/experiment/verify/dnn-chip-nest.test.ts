import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDnnChipEyeriss } from '../../../src/experiment/verify/dnn-chip-machine.ts';
import type { DnnChipOperator } from '../../../src/experiment/verify/dnn-chip-operator.ts';
import { dnnChipCycles } from '../../../src/experiment/verify/dnn-chip-predictor.ts';
import { nestCycles } from '../../../src/experiment/verify/dnn-chip-reader.ts';
import { dnnChipTilings } from '../../../src/experiment/verify/dnn-chip-tilings.ts';

const machine = loadDnnChipEyeriss();

const operators = fc
  .record({
    window: fc.constantFrom(1, 2, 3, 5, 7),
    stride: fc.integer({ min: 1, max: 2 }),
    inputChannels: fc.constantFrom(1, 3, 12, 16, 30, 64),
    outputChannels: fc.constantFrom(1, 2, 10, 24, 48, 64),
    outputRows: fc.constantFrom(1, 4, 7, 14),
    outputColumns: fc.constantFrom(1, 6, 13),
  })
  .map(
    (shape): DnnChipOperator => ({
      kind: 'Conv',
      inputRows: shape.outputRows * shape.stride,
      inputColumns: shape.outputColumns * shape.stride,
      ...shape,
    }),
  );

describe('The nest of a tiling', () => {
  it('fits our model of the chip, and takes the cycles of the predictor there', () => {
    fc.assert(
      fc.property(operators, fc.nat(), (operator, choice) => {
        const tilings = dnnChipTilings(operator, machine);
        const tiling = tilings[choice % Math.max(1, tilings.length)];
        fc.pre(tiling !== undefined);
        expect(nestCycles(operator, tiling, machine)).toBe(dnnChipCycles(operator, tiling));
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it.each([
    ['processingElements', 3 * 2 * 4], // 3 filter rows, 2 output channels, 4 output rows
    ['inputScratchpadWords', 2 * 3],
    ['weightScratchpadWords', 4 * 2 * 3],
    ['sumScratchpadWords', 4],
    // inputs of 2 channels: 6 rows by 6 columns; sums of 8 channels: 4 rows by 4 columns
    ['globalBufferWords', 2 * 36 + 8 * 16],
  ] as const)('needs all of %s: %d', (limit, words) => {
    const operator: DnnChipOperator = {
      kind: 'Conv',
      window: 3,
      stride: 1,
      inputRows: 4,
      inputColumns: 4,
      inputChannels: 2,
      outputRows: 4,
      outputColumns: 4,
      outputChannels: 8,
    };
    const tiling = {
      outputChannels: [4, 2, 1, 1],
      inputChannels: [2, 1, 1],
      outputRows: [4, 1],
    } as const;
    const cyclesAt = (have: number) =>
      nestCycles(operator, tiling, { ...machine, limits: { ...machine.limits, [limit]: have } });
    expect(cyclesAt(words)).toBe(4 * 2 * 4 * 3); // output channels, input channels, columns, window columns
    expect(cyclesAt(words - 1)).toBeNull();
  });
});
