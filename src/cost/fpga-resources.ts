import { type Accelerator, peCount } from '../accelerator/accelerator.ts';
import { instanceCount, type MemoryLevel } from '../accelerator/memory-level.ts';
import { InputError, type Problem } from '../base/errors.ts';
import type { Infeasibility } from '../base/outcome.ts';
import {
  FPGA_RESOURCES,
  type FpgaDevice,
  type FpgaResource,
  type FpgaResources,
} from '../technology/fpga-device.ts';
import { blockRams, memoryLuts, ultraRams } from './bram.ts';
import { dspBlocks } from './dsp.ts';
import { engineLogic } from './fpga-logic.ts';

/** Memories of up to this many bits are made of look-up tables instead of blocks of 18 Kbit. */
const LARGEST_LUT_MEMORY_BITS = 1024;

const UNITS: Readonly<Record<FpgaResource, string>> = {
  dsp: 'DSP blocks',
  bram18: 'block RAMs',
  uram: 'UltraRAMs',
  lut: 'LUTs',
  ff: 'flip-flops',
};

/** The physical memories that one level is made of, all alike. */
interface Banks {
  readonly count: number;
  readonly depth: number;
  readonly widthBits: number;
}

/**
 * Primitives of an FPGA that an accelerator takes up.
 *
 * DSP blocks by width and packing; each instance of an on-chip memory apart, in the geometry of the blocks, as two
 * memories where it is double-buffered, and as several banks where it moves more than one row per cycle; logic from fits
 * (`engineLogic`). A memory that both block RAM and UltraRAM can hold goes, the largest first, where the device stays
 * emptier.
 *
 * @throws InputError where the factors are wider than 32 bits
 */
export function fpgaResources(accelerator: Accelerator, device: FpgaDevice): FpgaResources {
  const { weights, inputs } = accelerator.precisionBits;
  const macs = peCount(accelerator);
  const logic = engineLogic(device.dspFamily, macs, Math.max(weights, inputs));
  if (logic === null) throw new InputError(tooWide(accelerator));
  const dsp = dspBlocks(device.dspFamily, macs, weights, inputs);
  return accelerator.memories
    .filter(({ kind }) => kind !== 'dram')
    .map(banksOf)
    .sort((a, b) => totalBits(b) - totalBits(a))
    .reduce((used, banks) => place(used, banks, device), { dsp, bram18: 0, uram: 0, ...logic });
}

/**
 * The budgets that an engine exceeds.
 *
 * @param maxUtilization  usable share of every resource, 0 … 1
 * @returns               one entry per exceeded resource with need and have; empty where the engine fits
 */
export function fpgaViolations(
  resources: FpgaResources,
  device: FpgaDevice,
  maxUtilization: number,
): Infeasibility[] {
  return FPGA_RESOURCES.map((resource) => ({
    code: 'resource',
    path: `fpga.${resource}`,
    need: resources[resource],
    have: Math.floor(device.resources[resource] * maxUtilization),
    unit: UNITS[resource],
  })).filter(({ need, have }) => need > have);
}

function tooWide({ name, precisionBits }: Accelerator): Problem {
  return {
    path: `${name}.precisionBits`,
    rule: 'must have weights and inputs of at most 32 bits on an FPGA',
    got: `${precisionBits.weights} and ${precisionBits.inputs}`,
    remedy: 'Use narrower operands, or leave out fpga',
  };
}

/** A block RAM reads one row and writes one row per cycle, so a wider port takes several banks. */
function banksOf(level: MemoryLevel): Banks {
  if (level.capacityBits === null) throw new RangeError(`capacity of memory ${level.name}`);
  const { readBitsPerCycle, writeBitsPerCycle, sharedBitsPerCycle } = level.bandwidth;
  const portBits = Math.max(
    readBitsPerCycle ?? 0,
    writeBitsPerCycle ?? 0,
    (sharedBitsPerCycle ?? 0) / 2,
  );
  const perBuffer = Math.max(1, Math.ceil(portBits / level.rowBits));
  const perInstance = perBuffer * (level.doubleBuffered ? 2 : 1);
  return {
    count: perInstance * instanceCount(level),
    depth: Math.ceil(level.capacityBits / perInstance / level.rowBits),
    widthBits: level.rowBits,
  };
}

function totalBits({ count, depth, widthBits }: Banks): number {
  return count * depth * widthBits;
}

function place(used: FpgaResources, banks: Banks, device: FpgaDevice): FpgaResources {
  const { count, depth, widthBits } = banks;
  if (depth === 1) return { ...used, ff: used.ff + count * widthBits };
  if (depth * widthBits <= LARGEST_LUT_MEMORY_BITS) {
    return { ...used, lut: used.lut + count * memoryLuts(device.dspFamily, depth, widthBits) };
  }
  const bram18 = used.bram18 + count * blockRams(device.dspFamily, depth, widthBits);
  const uram = used.uram + count * ultraRams(depth, widthBits);
  const bramShare = bram18 / device.resources.bram18;
  const uramShare = uram / device.resources.uram;
  return uramShare < bramShare ? { ...used, uram } : { ...used, bram18 };
}
