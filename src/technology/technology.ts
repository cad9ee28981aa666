import type { MemoryLaw } from './memory-law.ts';

/** One multiply-accumulate unit. */
export interface MacCost {
  /** Width of the wider factor. */
  readonly bits: number;
  /** Energy of one multiplication and the accumulation of its product. */
  readonly energyPj: number;
  readonly areaMm2: number | null;
  readonly leakageMw: number | null;
  readonly source: string;
}

/** A kind of off-chip memory, by the energy of one bit read or written. */
export interface DramKind {
  readonly name: string;
  readonly pjPerBit: number;
  readonly source: string;
}

/** On-chip wires. */
export interface Wire {
  /** Energy to carry one bit over one millimetre. */
  readonly pjPerBitMm: number;
  readonly source: string;
}

/** How well a memory law reproduces the points that it was fitted to, as shares. */
export interface FitError {
  /** Which points, and how they were held out. */
  readonly points: string;
  readonly readMedian: number;
  readonly readP95: number;
  readonly writeMedian: number;
  readonly writeP95: number;
  readonly areaMedian: number;
  readonly areaP95: number;
}

/** Where a memory law is from. */
export interface MemorySource {
  readonly source: string;
  readonly flipFlopSource: string;
  /** Null where the law is an estimate that was fitted to nothing. */
  readonly fitError: FitError | null;
}

/**
 * What things cost in one process (or one FPGA family), whatever the accelerator. One file of
 * `accelerators/technology/`, with a source for every number; unknown is null.
 */
export interface Technology {
  readonly name: string;
  readonly title: string;
  readonly nodeNm: number;
  /** Narrowest first. */
  readonly macs: readonly MacCost[];
  /** Of every on-chip memory, from a register file of a few words to megabytes. */
  readonly memory: MemoryLaw & MemorySource;
  /** The kinds that are known, and the one that an accelerator's DRAM level is taken to be. */
  readonly dram: { readonly default: string; readonly kinds: readonly DramKind[] };
  /** Null: the energy of wires between memories is not modelled. */
  readonly wire: Wire | null;
}
