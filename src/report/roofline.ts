import { type Accelerator, peCount } from '../accelerator/accelerator.ts';
import { type Bandwidth, instanceCount } from '../accelerator/memory-level.ts';
import type { MappedLayer } from '../mapper/mapped-network.ts';
import { dramTrafficBits } from './dram-traffic.ts';

/** What a machine can do at most, whatever runs on it. */
export interface Roof {
  /** Every PE does one multiply-accumulate per cycle. */
  readonly macsPerCycle: number;
  /** Reads and writes of the outermost memory together; null: never the limit. */
  readonly dramBitsPerCycle: number | null;
  /** Where the slope of the bandwidth meets the peak; null where the bandwidth is never the limit. */
  readonly ridgeMacsPerDramBit: number | null;
}

/** Where a layer lies under the roof. */
export interface RooflinePosition {
  /** Operational intensity. */
  readonly macsPerDramBit: number;
  readonly macsPerCycle: number;
  /** The height of the roof at this intensity. */
  readonly roofMacsPerCycle: number;
  /** 0 … 1. */
  readonly attainedShare: number;
  /** `bandwidth` left of the ridge, `compute` right of it. */
  readonly side: 'bandwidth' | 'compute';
}

/**
 * The roof over (operational intensity, speed): the smaller of what all PEs do and what the outermost memory can feed.
 * Source: Williams, Waterman, Patterson: Roofline, CACM 52(4), 2009, with MACs for operations and bits for bytes.
 */
export function machineRoof(accelerator: Accelerator): Roof {
  const dram = accelerator.memories[0];
  const macsPerCycle = peCount(accelerator);
  const bitsPerCycle = dram === undefined ? Infinity : totalBitsPerCycle(dram.bandwidth);
  if (dram === undefined || bitsPerCycle === Infinity) {
    return { macsPerCycle, dramBitsPerCycle: null, ridgeMacsPerDramBit: null };
  }
  const dramBitsPerCycle = bitsPerCycle * instanceCount(dram);
  return { macsPerCycle, dramBitsPerCycle, ridgeMacsPerDramBit: macsPerCycle / dramBitsPerCycle };
}

/** The speed that the roof allows at an operational intensity, MACs per cycle. */
export function roofAt({ macsPerCycle, dramBitsPerCycle }: Roof, macsPerDramBit: number): number {
  return dramBitsPerCycle === null
    ? macsPerCycle
    : Math.min(macsPerCycle, macsPerDramBit * dramBitsPerCycle);
}

/** The place of a mapped layer, fill and drain included; null where nothing is multiplied, or nothing moved to DRAM. */
export function rooflinePosition(
  mapped: MappedLayer,
  accelerator: Accelerator,
): RooflinePosition | null {
  const { macs, latencyCycles } = mapped.cost;
  const trafficBits = dramTrafficBits(mapped, accelerator);
  if (macs === 0 || trafficBits === 0) return null;
  const roof = machineRoof(accelerator);
  const macsPerDramBit = macs / trafficBits;
  const macsPerCycle = macs / latencyCycles;
  const roofMacsPerCycle = roofAt(roof, macsPerDramBit);
  return {
    macsPerDramBit,
    macsPerCycle,
    roofMacsPerCycle,
    attainedShare: macsPerCycle / roofMacsPerCycle,
    side: roofMacsPerCycle < roof.macsPerCycle ? 'bandwidth' : 'compute',
  };
}

/** Two ports of their own add up; a shared one limits both together. */
function totalBitsPerCycle(bandwidth: Bandwidth): number {
  const { readBitsPerCycle, writeBitsPerCycle, sharedBitsPerCycle } = bandwidth;
  const apart = (readBitsPerCycle ?? Infinity) + (writeBitsPerCycle ?? Infinity);
  return Math.min(apart, sharedBitsPerCycle ?? Infinity);
}
