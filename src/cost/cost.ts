import type { FpgaResources } from '../technology/fpga-device.ts';
import type { Operand } from '../workload/operand.ts';

/** What the time of a layer is made of. The sum is the latency. */
export interface Cycles {
  /** Steps of the loop nest: one multiply-accumulate per PE and cycle. */
  readonly compute: number;
  /** Steady state waits on the slowest memory beyond compute. */
  readonly stall: number;
  /** The first tiles arrive before work can start; a systolic array skews. */
  readonly fill: number;
  /** The last outputs leave after work has ended. */
  readonly drain: number;
}

/** The resource that sets the pace of the steady state. */
export type Binding =
  | { readonly resource: 'compute' }
  | {
      readonly resource: 'bandwidth';
      readonly memory: string;
      /** `network`: the buses that bring the memory its tiles and take its outputs away. */
      readonly port: 'read' | 'write' | 'shared' | 'network';
      /** The operand with most of the traffic on that port. */
      readonly operand: Operand;
    };

/** Traffic of one operand at one memory level, over all its instances, in elements. */
export interface Accesses {
  readonly operand: Operand;
  /** Elements that children (or the PEs) read, and partial sums read back for accumulation or on eviction. */
  readonly reads: number;
  /** Elements written from the outer level. */
  readonly fills: number;
  /** Results written from the inner level. */
  readonly updates: number;
}

/** What happens at one memory level. */
export interface LevelCost {
  readonly memory: string;
  readonly accesses: readonly Accesses[];
  /** Instances that hold work. */
  readonly usedInstances: number;
  /** Bits that the tiles occupy in one instance. */
  readonly occupiedBits: number;
  /** Cycles that this level alone would need at its bandwidth. */
  readonly cycles: number;
  readonly energyPj: number;
}

export interface EnergyPj {
  readonly mac: number;
  /** By memory level, outermost first. */
  readonly memories: readonly number[];
  readonly network: number;
  /** Clock network and control; left out where the accelerator does not price them. */
  readonly clock?: number;
  /** Null where the cost table does not know the leakage of every component. */
  readonly leakage: number | null;
}

/** What one layer costs with one mapping on one accelerator. */
export interface Cost {
  readonly latencyCycles: number;
  readonly cycles: Cycles;
  readonly binding: Binding;
  readonly energyPj: number;
  readonly energy: EnergyPj;
  /** Multiply-accumulates done over those that all PEs could have done in `latencyCycles`, 0 … 1. */
  readonly utilization: number;
  readonly macs: number;
  readonly levels: readonly LevelCost[];
}

/** What the accelerator itself costs, whatever runs on it. */
export interface HardwareCost {
  /** Null where a component's area is not known. */
  readonly areaMm2: number | null;
  /** Counted for FPGA engines only. */
  readonly resources: FpgaResources | null;
}
