import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { Bandwidth, MemoryLevel } from '../../src/accelerator/memory-level.ts';
import type { Operand } from '../../src/workload/operand.ts';

const ANY_BANDWIDTH: Bandwidth = {
  readBitsPerCycle: null,
  writeBitsPerCycle: null,
  sharedBitsPerCycle: null,
};
const ALL: readonly Operand[] = ['weights', 'inputs', 'outputs'];

/** A memory level with nothing special about it. */
export function sampleLevel(level: Partial<MemoryLevel> & Pick<MemoryLevel, 'name'>): MemoryLevel {
  return {
    kind: 'sram',
    holds: ALL,
    capacityBits: 65_536,
    rowBits: 64,
    elementBits: null,
    bandwidth: ANY_BANDWIDTH,
    grid: { rows: 1, columns: 1 },
    doubleBuffered: false,
    latencyCycles: 0,
    ...level,
  };
}

/** DRAM, a 108 KiB buffer, and 12 × 14 PEs with a 512-byte register file each, 16 bits wide at 200 MHz. */
export function sampleAccelerator(changes: Partial<Accelerator> = {}): Accelerator {
  return {
    name: 'sample',
    title: 'Sample with three levels',
    source: 'made up for tests',
    clockMHz: 200,
    technology: 'cmos-65nm',
    precisionBits: { weights: 16, inputs: 16, partialSums: 16, outputs: 16 },
    peArray: { rows: 12, columns: 14 },
    arrayTiming: {
      skewCycles: 0,
      preloadCycles: 0,
      foldOperand: null,
      drainsBetweenFolds: false,
    },
    memories: [
      sampleLevel({ name: 'DRAM', kind: 'dram', capacityBits: null, rowBits: 64 }),
      sampleLevel({ name: 'GLB', capacityBits: 108 * 1024 * 8, rowBits: 64 }),
      sampleLevel({
        name: 'RF',
        kind: 'register-file',
        capacityBits: 512 * 8,
        rowBits: 16,
        grid: { rows: 12, columns: 14 },
      }),
    ],
    dataflows: ['row-stationary'],
    fpga: null,
    ...changes,
  };
}
