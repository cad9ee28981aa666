import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { MemoryLevel } from '../../src/accelerator/memory-level.ts';

/** A level to start from: one unlimited, single-buffered instance for all operands. */
export function memory(changes: Partial<MemoryLevel> & Pick<MemoryLevel, 'name' | 'kind'>) {
  return {
    holds: ['weights', 'inputs', 'outputs'],
    capacityBits: null,
    rowBits: 64,
    elementBits: null,
    bandwidth: { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: null },
    grid: { rows: 1, columns: 1 },
    doubleBuffered: false,
    latencyCycles: 0,
    ...changes,
  } satisfies MemoryLevel;
}

/** A 12 × 14 array of 16-bit PEs with three register files each, a shared buffer and a DRAM of 64 bits a cycle. */
export const TINY: Accelerator = {
  name: 'tiny',
  title: 'Tiny',
  source: 'a test',
  clockMHz: 200,
  technology: 'none',
  precisionBits: { weights: 16, inputs: 16, partialSums: 32, outputs: 16 },
  peArray: { rows: 12, columns: 14 },
  arrayTiming: {
    skewCycles: 0,
    preloadCycles: 0,
    foldOperand: null,
    drainsBetweenFolds: false,
  },
  memories: [
    memory({
      name: 'DRAM',
      kind: 'dram',
      bandwidth: { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: 64 },
    }),
    memory({
      name: 'buffer',
      kind: 'sram',
      holds: ['inputs', 'outputs'],
      capacityBits: 108 * 8192,
      bandwidth: { readBitsPerCycle: 128, writeBitsPerCycle: 64, sharedBitsPerCycle: null },
    }),
    ...(['weights', 'inputs', 'outputs'] as const).map((operand) =>
      memory({
        name: `${operand}_spad`,
        kind: 'register-file',
        holds: [operand],
        capacityBits: 3584,
        grid: { rows: 12, columns: 14 },
      }),
    ),
  ],
  dataflows: ['row-stationary', 'weight-stationary'],
  fpga: null,
};
