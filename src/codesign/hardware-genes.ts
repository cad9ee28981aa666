import type { Accelerator } from '../accelerator/accelerator.ts';
import type { MemoryLevel } from '../accelerator/memory-level.ts';
import type { Operand } from '../workload/operand.ts';
import {
  changeMemories,
  isLimited,
  limitBandwidth,
  type MemoryChoice,
  memoriesOf,
  wordBits,
} from './memory-of-gene.ts';
import { resizePeArray } from './resize-pe-array.ts';

/** A part of an accelerator that a search may change, and what a value of it means. */
export interface HardwareGene {
  readonly name: string;
  /** Whole numbers ≥ 1, or names of dataflows. */
  readonly values: 'count' | 'dataflow';
  /** What it sets, for documents and lists. */
  readonly summary: string;
  /** What the accelerator would have to have, or null where the gene can be used on it. */
  readonly missing: (accelerator: Accelerator) => string | null;
  /** The same accelerator with the gene set. */
  readonly apply: (accelerator: Accelerator, value: number | string) => Accelerator;
}

const BITS_PER_KIB = 8192;
const DRAM: MemoryChoice = { kind: 'dram', holds: 'several' };

/** Every gene that an experiment's `hardware.genes` may name. */
export const HARDWARE_GENES: readonly HardwareGene[] = [
  peArraySide('peRows', 'rows'),
  peArraySide('peColumns', 'columns'),
  registerFile('registerFileWords', 'several'),
  registerFile('weightsRegisterFileWords', 'weights'),
  registerFile('inputsRegisterFileWords', 'inputs'),
  registerFile('outputsRegisterFileWords', 'outputs'),
  buffer('bufferKiB', 'several'),
  buffer('weightsBufferKiB', 'weights'),
  buffer('inputsBufferKiB', 'inputs'),
  buffer('outputsBufferKiB', 'outputs'),
  {
    name: 'dramBitsPerCycle',
    values: 'count',
    summary: 'bandwidth of the DRAM, bits per clock cycle; sets each limit that the DRAM has',
    missing: (accelerator) =>
      memoriesOf(accelerator, DRAM).some(isLimited) ? null : 'a DRAM with a bandwidth limit',
    apply: (accelerator, value) =>
      changeMemories(accelerator, DRAM, (memory) => limitBandwidth(memory, Number(value))),
  },
  {
    name: 'dataflow',
    values: 'dataflow',
    summary: 'the one dataflow that the array supports',
    missing: () => null,
    apply: (accelerator, value) => ({ ...accelerator, dataflows: [String(value)] }),
  },
];

function peArraySide(name: string, side: 'rows' | 'columns'): HardwareGene {
  return {
    name,
    values: 'count',
    summary: `${side} of the PE array, and of the memories that lie along it`,
    missing: ({ peArray }) =>
      peArray[side] > 1 ? null : `a PE array of two or more ${side}, to tell what lies along them`,
    apply: (accelerator, value) => resizePeArray(accelerator, { [side]: Number(value) }),
  };
}

function registerFile(name: string, holds: Operand | 'several'): HardwareGene {
  const summary = `elements in each register file that holds ${operandsOf(holds)}`;
  return capacityGene(name, summary, { kind: 'register-file', holds }, (memory, accelerator) =>
    wordBits(memory, accelerator.precisionBits),
  );
}

function buffer(name: string, holds: Operand | 'several'): HardwareGene {
  const summary = `capacity of each instance of the SRAM that holds ${operandsOf(holds)}, KiB`;
  return capacityGene(name, summary, { kind: 'sram', holds }, () => BITS_PER_KIB);
}

function capacityGene(
  name: string,
  summary: string,
  choice: MemoryChoice,
  bitsPerUnit: (memory: MemoryLevel, accelerator: Accelerator) => number,
): HardwareGene {
  return {
    name,
    values: 'count',
    summary,
    missing: (accelerator) =>
      memoriesOf(accelerator, choice).length === 1
        ? null
        : `exactly one memory of kind ${choice.kind} that holds ${operandsOf(choice.holds)}`,
    apply: (accelerator, value) =>
      changeMemories(accelerator, choice, (memory) => ({
        ...memory,
        capacityBits: Number(value) * bitsPerUnit(memory, accelerator),
      })),
  };
}

function operandsOf(holds: Operand | 'several'): string {
  return holds === 'several' ? 'several operands' : `${holds} alone`;
}
