import type { FpgaDevice } from './fpga-device.ts';

/** What one memory level costs, per instance. Unknown is null and prints as "not modelled". */
export interface MemoryCost {
  /** Energy to read one row (`rowBits`) of one instance. */
  readonly readPjPerRow: number;
  /** Energy to write one row of one instance. */
  readonly writePjPerRow: number;
  readonly areaMm2: number | null;
  /** Leakage of one instance for one clock cycle. */
  readonly leakagePjPerCycle: number | null;
  /** Energy to carry one element over one hop to the children of this level; null: not modelled. */
  readonly hopPjPerElement: number | null;
}

export interface MacEnergy {
  readonly bits: number;
  readonly pj: number;
}

/** Energy and area of everything on one accelerator, in the order of its memories. */
export interface CostTable {
  readonly technology: string;
  /** Energy of one multiply-accumulate by width of its wider factor, narrowest first. */
  readonly macEnergy: readonly MacEnergy[];
  readonly peAreaMm2: number | null;
  readonly peLeakagePjPerCycle: number | null;
  readonly memories: readonly MemoryCost[];
  /** The device whose budget applies, for an FPGA engine. */
  readonly fpgaDevice: FpgaDevice | null;
  /** Where the numbers are from, one line each. */
  readonly sources: readonly string[];
}

/** Energy of one multiply-accumulate of factors of `bits` bits: that of the narrowest multiplier that holds them. */
export function macPj(table: CostTable, bits: number): number | null {
  return table.macEnergy.find((entry) => entry.bits >= bits)?.pj ?? null;
}
