import type { Bandwidth } from '../../accelerator/memory-level.ts';
import type { Operand } from '../../workload/operand.ts';

/** A direction of ZigZag's operational array. */
export interface ArrayDimension {
  readonly name: string;
  readonly size: number;
}

/** One memory of a ZigZag file. */
export interface ZigzagMemory {
  readonly name: string;
  readonly sizeBits: number;
  readonly holds: readonly Operand[];
  readonly bandwidth: Bandwidth;
  /** Largest access of the ports that face the array, by operand: reads of factors, writes of outputs. */
  readonly innerBits: Readonly<Partial<Record<Operand, number>>>;
  /** Bits of the smallest access, and what it costs; null where the file leaves it to CACTI. */
  readonly rowBits: number;
  readonly readPjPerRow: number | null;
  readonly writePjPerRow: number | null;
  readonly doubleBuffered: boolean;
  readonly latencyCycles: number;
  /** Array dimensions along which every place has an instance of its own: those that it does not serve. */
  readonly apart: ReadonlySet<string>;
}

/** What a hardware file of ZigZag describes. */
export interface ZigzagHardware {
  readonly name: string;
  readonly file: string;
  readonly dimensions: readonly ArrayDimension[];
  /** Innermost first, as in the file. */
  readonly memories: readonly ZigzagMemory[];
  readonly precisionBits: {
    readonly weights: number;
    readonly inputs: number;
    readonly partialSums: number;
    readonly outputs: number;
  };
  readonly macPj: number;
}
