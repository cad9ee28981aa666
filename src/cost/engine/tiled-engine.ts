import { ceilDiv } from '../../base/ceil-div.ts';
import type { DspFamily, FpgaResources } from '../../technology/fpga-device.ts';
import { blockRams, memoryLuts } from '../bram.ts';
import { dspBlocks } from '../dsp.ts';
import { type ConvWork, taps, workMacs } from './conv-work.ts';

/** Multipliers of a tiled engine: `outputs` × `inputs` of them, a tree of adders for each output. */
export interface Unroll {
  /** Tm in papers. */
  readonly outputs: number;
  /** Tn in papers. */
  readonly inputs: number;
}

/** Output rows and columns that are computed between two exchanges of the buffers (Tr, Tc). */
export interface OutputTile {
  readonly rows: number;
  readonly columns: number;
}

/** How many tiles of channels there are: one ceiling for each side, or one for their product where tiles are packed. */
export type TileRounding = 'each-side' | 'product';

/** Tiles of channels of one set. */
export function channelTiles(
  work: ConvWork,
  unroll: Unroll,
  rounding: TileRounding = 'each-side',
): number {
  switch (rounding) {
    case 'each-side':
      return ceilDiv(work.outputs, unroll.outputs) * ceilDiv(work.inputs, unroll.inputs);
    case 'product':
      return ceilDiv(work.outputs * work.inputs, unroll.outputs * unroll.inputs);
  }
}

/**
 * Cycles of one set on a uniform tiled engine, its transfers hidden behind the computation.
 *
 * @param pipelineCycles  to fill and drain the pipeline, once for each tile of channels
 *
 * Source: C. Zhang et al., FPGA 2015, the computational roof: ⌈M/Tm⌉·⌈N/Tn⌉·(R·C·K² + P) for a tile of all rows and columns.
 */
export function tiledCycles(
  work: ConvWork,
  unroll: Unroll,
  pipelineCycles: number,
  rounding: TileRounding = 'each-side',
): number {
  const perTile = work.rows * work.columns * taps(work) + pipelineCycles;
  return channelTiles(work, unroll, rounding) * perTile;
}

/** Words of the three buffers of a tile, once (they are doubled to hide transfers). */
export interface TileWords {
  readonly inputs: number;
  readonly weights: number;
  readonly outputs: number;
}

/** Source: C. Zhang et al., FPGA 2015: B_in, B_wght and B_out. */
export function tileWords(work: ConvWork, unroll: Unroll, tile: OutputTile): TileWords {
  return {
    inputs: unroll.inputs * inputTileWords(work, tile),
    weights: unroll.outputs * unroll.inputs * taps(work),
    outputs: unroll.outputs * tile.rows * tile.columns,
  };
}

/** Words of one input channel under a tile of outputs. */
export function inputTileWords(work: ConvWork, tile: OutputTile): number {
  const rows = (tile.rows - 1) * work.stride + work.kernelRows;
  const columns = (tile.columns - 1) * work.stride + work.kernelColumns;
  return rows * columns;
}

/**
 * Words between DRAM and the engine for one set, where sums stay on chip until they are whole.
 *
 * Source: C. Zhang et al., FPGA 2015: α_in·B_in + α_wght·B_wght + α_out·B_out with the output tile re-used.
 */
export function tiledTransferWords(work: ConvWork, unroll: Unroll, tile: OutputTile): number {
  const words = tileWords(work, unroll, tile);
  const places = ceilDiv(work.rows, tile.rows) * ceilDiv(work.columns, tile.columns);
  const exchanges = channelTiles(work, unroll) * places;
  const stores = ceilDiv(work.outputs, unroll.outputs) * places;
  return exchanges * (words.inputs + words.weights) + stores * words.outputs;
}

/** Where a design stands under the roofline of its board. */
export interface Roofline {
  /** Operations (two for a multiply-accumulate) for each byte from or to DRAM: the CTC ratio. */
  readonly opsPerByte: number;
  readonly computeGops: number;
  /** The lesser of the computational roof and of bandwidth × CTC. */
  readonly attainableGops: number;
}

/** The roofline of one set (C. Zhang et al., FPGA 2015, Fig. 8), without the filling of pipelines. */
export function tiledRoofline(
  work: ConvWork,
  unroll: Unroll,
  tile: OutputTile,
  at: { readonly clockMHz: number; readonly wordBytes: number; readonly dramGBPerS: number },
): Roofline {
  const operations = 2 * workMacs({ ...work, sets: 1 });
  const opsPerByte = operations / (tiledTransferWords(work, unroll, tile) * at.wordBytes);
  const computeGops = ((operations / tiledCycles(work, unroll, 0)) * at.clockMHz) / 1000;
  const attainableGops = Math.min(computeGops, opsPerByte * at.dramGBPerS);
  return { opsPerByte, computeGops, attainableGops };
}

/** Words that the banks of an engine hold, once, over all that it computes. */
export interface BankDepths {
  /** Of one input channel. */
  readonly inputs: number;
  /** Taps of one filter. */
  readonly weights: number;
  /** Output values of one channel. */
  readonly outputs: number;
}

/** How many words of a size the buffers hold, and how they hide transfers behind the computation. */
export interface BankLayout {
  readonly depths: BankDepths;
  readonly bits: number;
  /**
   * `two-memories`: a bank is two memories, one filled while the other is read (Zhang et al., FPGA 2015). `one-memory`: both
   * halves lie in one memory, which has a port for each, and words that fit side by side share a block (Shen et al.).
   */
  readonly pingPong: 'two-memories' | 'one-memory';
}

/** Banks of fewer words are made of look-up tables (Shen et al., ISCA 2017). */
const SMALLEST_BLOCK_RAM_WORDS = 10;
/** Widest row of a block RAM of 18 Kbit, bits. */
const BLOCK_BITS = 36;

/**
 * DSP blocks, block RAM and the look-up tables of small banks of a tiled engine: a bank for each input channel, for each
 * output channel and for each multiplier's weights.
 */
export function tiledResources(
  family: DspFamily,
  unroll: Unroll,
  layout: BankLayout,
): Pick<FpgaResources, 'dsp' | 'bram18' | 'lut'> {
  const { depths, bits } = layout;
  const macs = unroll.outputs * unroll.inputs;
  const banks = [
    { count: unroll.inputs, depth: depths.inputs },
    { count: macs, depth: depths.weights },
    { count: unroll.outputs, depth: depths.outputs },
  ].map(({ count, depth }) => toMemories(count, depth, layout));
  const sum = (count: (memories: Memories) => number, isSmall: boolean) =>
    banks.reduce((total, each) => total + (each.isSmall === isSmall ? count(each) : 0), 0);
  return {
    dsp: dspBlocks(family, macs, bits, bits),
    bram18: sum((m) => m.count * blockRams(family, m.depth, m.widthBits), false),
    lut: sum((m) => m.count * memoryLuts(family, m.depth, m.widthBits), true),
  };
}

interface Memories {
  readonly count: number;
  readonly depth: number;
  readonly widthBits: number;
  readonly isSmall: boolean;
}

function toMemories(count: number, depth: number, { bits, pingPong }: BankLayout): Memories {
  const isSmall = depth < SMALLEST_BLOCK_RAM_WORDS;
  switch (pingPong) {
    case 'two-memories':
      return { count: 2 * count, depth, widthBits: bits, isSmall };
    case 'one-memory': {
      const sideBySide = Math.max(1, Math.floor(BLOCK_BITS / bits));
      const memories = ceilDiv(count, sideBySide);
      return { count: memories, depth: 2 * depth, widthBits: bits * sideBySide, isSmall };
    }
  }
}
