import { rowAccesses, transferCycles } from '../../cost/formulas.ts';
import {
  CHANNEL_ATOM,
  type NvdlaConfig,
  type NvdlaLayer,
  type NvdlaSheetRules,
  type NvdlaSizes,
  nvdlaFrames,
  nvdlaMacCycles,
  nvdlaSizes,
} from './nvdla-layer.ts';

/** A layer without secondary SRAM: all feature maps are in DRAM, and every operand is read once, or again and again. */
export interface NvdlaTime {
  readonly dramKib: number;
  readonly dramCycles: number;
  readonly macCycles: number;
  /** The longer of the two: they overlap perfectly. */
  readonly cycles: number;
}

/** Which operand stays in the buffer, so that the other one is read again if the buffer is too small. */
export type NvdlaStationary = 'feature' | 'weight' | null;

/**
 * Time of a layer whose feature maps are in DRAM.
 *
 * @param stationary  which operand the buffer keeps; null for the sheet that reads everything once whatever the buffer
 *
 * One read of each operand and one write of the output, as the workbook assumes. A layer that does not fit: with `weight`,
 * weights are cut into as many parts as fit beside the least input rows, and the input is read for each; with `feature`
 * the other way round. The multipliers' atom is the sheet's.
 */
export function nvdlaTime(
  layer: NvdlaLayer,
  config: NvdlaConfig,
  rules: NvdlaSheetRules,
  stationary: NvdlaStationary,
): NvdlaTime {
  const sizes = nvdlaSizes(layer, config, rules);
  const dramKib = dramTrafficKib(layer, config, sizes, stationary);
  const dramCycles = nvdlaCycles(dramKib, config.dramGbps, config);
  const macCycles = nvdlaMacCycles(layer, config, sizes, rules.outputAtom);
  return { dramKib, dramCycles, macCycles, cycles: Math.max(dramCycles, macCycles) };
}

function dramTrafficKib(
  layer: NvdlaLayer,
  config: NvdlaConfig,
  sizes: NvdlaSizes,
  stationary: NvdlaStationary,
): number {
  const { inputKib, weightKib, outputKib } = sizes;
  const added = layer.addsElements ? outputKib : 0;
  if (stationary === null) {
    return weightKib / nvdlaFrames(layer, config) + inputKib + outputKib + added;
  }
  const parts = nvdlaParts(config, sizes, stationary);
  const read =
    stationary === 'weight' ? parts * inputKib + weightKib : parts * weightKib + inputKib;
  return read + outputKib + added;
}

/**
 * How often the operand that does not stay is read. Where the buffer does not even hold the least part of the other one,
 * the sheet divides by a negative room and reads a negative number of times; so do we, to be compared.
 */
export function nvdlaParts(
  { bufferKib }: NvdlaConfig,
  { inputKib, leastInputKib, weightKib, leastWeightKib }: NvdlaSizes,
  stationary: 'feature' | 'weight',
): number {
  const [cutKib, roomKib] =
    stationary === 'weight'
      ? [weightKib, bufferKib - leastInputKib]
      : [inputKib, bufferKib - leastWeightKib];
  return cutKib > roomKib ? rowAccesses(cutKib, roomKib) : 1;
}

/** Times of a layer whose feature maps are in a secondary SRAM; the slowest of all four counts. */
export interface NvdlaSramTime extends NvdlaTime {
  readonly sramReadKib: number;
  readonly sramReadCycles: number;
  readonly sramWriteKib: number;
  readonly sramWriteCycles: number;
}

/**
 * Time of a layer whose feature maps are in a secondary SRAM.
 *
 * @param dramKib      what still comes from or goes to DRAM
 * @param sramReadKib  inputs from the SRAM; all outputs go there
 */
export function nvdlaSramTime(
  layer: NvdlaLayer,
  config: NvdlaConfig,
  sizes: NvdlaSizes,
  dramKib: number,
  sramReadKib: number,
): NvdlaSramTime {
  const dramCycles = nvdlaCycles(dramKib, config.dramGbps, config);
  const sramReadCycles = nvdlaCycles(sramReadKib, config.sramReadGbps, config);
  const sramWriteKib = sizes.outputKib;
  const sramWriteCycles = nvdlaCycles(sramWriteKib, config.sramWriteGbps, config);
  const macCycles = nvdlaMacCycles(layer, config, sizes, CHANNEL_ATOM);
  const cycles = Math.max(dramCycles, sramReadCycles, sramWriteCycles, macCycles);
  const sram = { sramReadKib, sramReadCycles, sramWriteKib, sramWriteCycles };
  return { dramKib, dramCycles, macCycles, cycles, ...sram };
}

/** Whole cycles of a transfer. The workbook takes a KiB for a thousandth of a MB: a GB/s moves 1.024 GB in a second. */
function nvdlaCycles(kib: number, gbps: number, { clockMHz }: NvdlaConfig): number {
  return rowAccesses(transferCycles(kib, gbps / clockMHz), 1);
}
