import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { MemoryLevel } from '../../accelerator/memory-level.ts';
import { OPERANDS, type Operand } from '../../workload/operand.ts';

/** SCALE-Sim's three dataflows: the operand that stays in the PEs, and our name. */
export const SCALE_SIM_DATAFLOWS = {
  os: { stationary: 'outputs', name: 'output-stationary' },
  ws: { stationary: 'weights', name: 'weight-stationary' },
  is: { stationary: 'inputs', name: 'input-stationary' },
} as const;
export type ScaleSimDataflow = keyof typeof SCALE_SIM_DATAFLOWS;

/** What SCALE-Sim's configuration says of a machine. */
export interface ScaleSimMachine {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly sramKiB: Readonly<Record<Operand, number>>;
  readonly dataflow: ScaleSimDataflow;
  /** Words per cycle of each of the three interfaces to DRAM; null: as many as are needed. */
  readonly dramWordsPerCycle: number | null;
}

export const SRAM_NAMES: Readonly<Record<Operand, string>> = {
  inputs: 'ifmap_sram',
  weights: 'filter_sram',
  outputs: 'ofmap_sram',
};

/** SCALE-Sim counts words of a byte. */
export const WORD_BITS = 8;
const KIB_BITS = 8192;
/** What SCALE-Sim says nothing of; the title tells. */
const TECHNOLOGY = 'cmos-45nm';
const CLOCK_MHZ = 1000;

const UNLIMITED = { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: null };
const ONE = { rows: 1, columns: 1 };

/**
 * The machine as an accelerator: a systolic array of PEs with one word of the stationary operand, below an SRAM for each
 * operand, whose one half is filled while the other is used.
 *
 * Folds follow each other with an empty array between them, and pay skew and preload each time (Samajdar et al.,
 * ISPASS 2020). Weights and inputs are read over an interface each, so reads may take twice the bandwidth of one.
 */
export function systolicArray(machine: ScaleSimMachine): Accelerator {
  const { name, rows, columns, dataflow, sramKiB, dramWordsPerCycle } = machine;
  const { stationary, name: dataflowName } = SCALE_SIM_DATAFLOWS[dataflow];
  const interfaceBits = dramWordsPerCycle === null ? null : dramWordsPerCycle * WORD_BITS;
  return {
    name,
    title: `${name}, ${rows}×${columns} ${dataflowName}, from SCALE-Sim (assumed: ${TECHNOLOGY}, ${CLOCK_MHZ} MHz)`,
    source: 'SCALE-Sim configuration; Samajdar et al., ISPASS 2020',
    clockMHz: CLOCK_MHZ,
    technology: TECHNOLOGY,
    precisionBits: {
      weights: WORD_BITS,
      inputs: WORD_BITS,
      partialSums: WORD_BITS,
      outputs: WORD_BITS,
    },
    peArray: { rows, columns },
    arrayTiming: {
      skewCycles: rows + columns - 2,
      preloadCycles: dataflow === 'os' ? 0 : rows,
      foldOperand: stationary,
      drainsBetweenFolds: true,
    },
    memories: [
      {
        ...memory('DRAM', OPERANDS),
        kind: 'dram',
        capacityBits: null,
        bandwidth: {
          readBitsPerCycle: interfaceBits === null ? null : 2 * interfaceBits,
          writeBitsPerCycle: interfaceBits,
          sharedBitsPerCycle: null,
        },
      },
      ...(['inputs', 'weights', 'outputs'] as const).map((operand) => ({
        ...memory(SRAM_NAMES[operand], [operand]),
        capacityBits: sramKiB[operand] * KIB_BITS,
        doubleBuffered: true,
      })),
      {
        ...memory('registers', [stationary]),
        kind: 'register-file',
        capacityBits: WORD_BITS,
        grid: { rows, columns },
      },
    ],
    dataflows: [dataflowName],
    fpga: null,
  };
}

function memory(name: string, holds: readonly Operand[]): MemoryLevel {
  return {
    name,
    kind: 'sram',
    holds,
    capacityBits: 0,
    rowBits: WORD_BITS,
    elementBits: WORD_BITS,
    bandwidth: UNLIMITED,
    grid: ONE,
    doubleBuffered: false,
    latencyCycles: 0,
  };
}
