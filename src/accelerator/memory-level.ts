import type { Operand } from '../workload/operand.ts';
import type { LevelNetwork } from './level-network.ts';

export const MEMORY_KINDS = ['register-file', 'sram', 'dram'] as const;
export type MemoryKind = (typeof MEMORY_KINDS)[number];

/** Instances on the chip, as a grid: a level below it fans out along columns (x) and rows (y). */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

/** Bits per cycle of one instance; null: never the limit. */
export interface Bandwidth {
  readonly readBitsPerCycle: number | null;
  readonly writeBitsPerCycle: number | null;
  /** A limit on reads and writes together, e.g. of a single port or a DRAM bus. */
  readonly sharedBitsPerCycle: number | null;
}

/** One level of the memory hierarchy; all its instances are alike. */
export interface MemoryLevel {
  readonly name: string;
  readonly kind: MemoryKind;
  /** Operands that may be kept here; the others pass by. */
  readonly holds: readonly Operand[];
  /** Capacity of one instance; null: unlimited (DRAM). */
  readonly capacityBits: number | null;
  /** Width of one physical access. Energy is charged per such row. */
  readonly rowBits: number;
  /** Width at which every element is stored here whatever its precision; null: at its own precision. */
  readonly elementBits: number | null;
  readonly bandwidth: Bandwidth;
  readonly grid: Grid;
  /** Half of the capacity holds the tile in use while the other half is filled. */
  readonly doubleBuffered: boolean;
  /** Cycles from a request to its first word; paid when a transfer cannot be hidden (fill). */
  readonly latencyCycles: number;
  /** Left out where the ports of the memories are the only limit. */
  readonly network?: LevelNetwork;
}

export function instanceCount(level: { readonly grid: Grid }): number {
  return level.grid.rows * level.grid.columns;
}

/** Bits that tiles may occupy in one instance: half where the other half is being filled. */
export function usableBits(level: MemoryLevel): number {
  if (level.capacityBits === null) return Number.POSITIVE_INFINITY;
  return level.doubleBuffered ? level.capacityBits / 2 : level.capacityBits;
}
