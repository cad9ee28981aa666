import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Bandwidth, MemoryKind, MemoryLevel } from '../accelerator/memory-level.ts';
import type { Operand } from '../workload/operand.ts';
import type { PrecisionBits } from '../workload/precision.ts';

/** Which memory level a gene sets: of this kind, for this operand alone or for several operands. */
export interface MemoryChoice {
  readonly kind: MemoryKind;
  readonly holds: Operand | 'several';
}

/** The levels that a choice names; a gene can be used where there is exactly one. */
export function memoriesOf(
  accelerator: Accelerator,
  { kind, holds }: MemoryChoice,
): readonly MemoryLevel[] {
  return accelerator.memories.filter(
    (memory) =>
      memory.kind === kind &&
      (holds === 'several'
        ? memory.holds.length > 1
        : memory.holds.length === 1 && memory.holds[0] === holds),
  );
}

/** The accelerator with every level of the choice changed. */
export function changeMemories(
  accelerator: Accelerator,
  choice: MemoryChoice,
  change: (memory: MemoryLevel) => MemoryLevel,
): Accelerator {
  const chosen = memoriesOf(accelerator, choice);
  return {
    ...accelerator,
    memories: accelerator.memories.map((memory) =>
      chosen.includes(memory) ? change(memory) : memory,
    ),
  };
}

/** Width of one element that the level must have room for: its own, or that of the widest operand it holds. */
export function wordBits(memory: MemoryLevel, precision: PrecisionBits): number {
  const widthOf = (operand: Operand) =>
    operand === 'outputs' ? Math.max(precision.partialSums, precision.outputs) : precision[operand];
  return memory.elementBits ?? Math.max(...memory.holds.map(widthOf));
}

/** Whether the level's bandwidth is limited at all. */
export function isLimited({ bandwidth }: MemoryLevel): boolean {
  return Object.values(bandwidth).some((limit) => limit !== null);
}

/** Sets every limit that the level has; a port that never was the limit stays so. */
export function limitBandwidth(memory: MemoryLevel, bitsPerCycle: number): MemoryLevel {
  const set = (limit: number | null) => (limit === null ? null : bitsPerCycle);
  const { readBitsPerCycle, writeBitsPerCycle, sharedBitsPerCycle } = memory.bandwidth;
  const bandwidth: Bandwidth = {
    readBitsPerCycle: set(readBitsPerCycle),
    writeBitsPerCycle: set(writeBitsPerCycle),
    sharedBitsPerCycle: set(sharedBitsPerCycle),
  };
  return { ...memory, bandwidth };
}
