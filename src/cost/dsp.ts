import type { DspFamily } from '../technology/fpga-device.ts';

/** Multiply-accumulates that one DSP block does per cycle with factors of up to these widths. */
interface Packing {
  readonly wideBits: number;
  readonly narrowBits: number;
  readonly macsPerBlock: number;
}

interface DspBlock {
  /** Smallest factors first. */
  readonly packings: readonly Packing[];
  /** Blocks for one floating-point multiplication and addition of 32 bits. */
  readonly blocksPerFloatMac: number;
}

/**
 * What a DSP block holds.
 *
 * DSP48E1 (UG479): 25 × 18; pairs of 8-bit products that share a factor as DNNBuilder does them on a ZC706 (ICCAD
 * 2018: 1.93 multiply-accumulates per block). DSP48E2 (UG579): 27 × 18; pairs of 8 bits (WP486), fours of 4 bits
 * (WP521). Floating point on both: 3 blocks for the multiplier and 2 for the adder (Zhang et al., FPGA 2015).
 * Arria 10 (Intel A10 handbook): two 18 × 19, one 27 × 27 or one floating-point multiply-add per block.
 */
const DSP_BLOCKS: Readonly<Record<DspFamily, DspBlock>> = {
  DSP48E1: {
    packings: [
      { wideBits: 8, narrowBits: 8, macsPerBlock: 2 },
      { wideBits: 25, narrowBits: 18, macsPerBlock: 1 },
    ],
    blocksPerFloatMac: 5,
  },
  DSP48E2: {
    packings: [
      { wideBits: 4, narrowBits: 4, macsPerBlock: 4 },
      { wideBits: 8, narrowBits: 8, macsPerBlock: 2 },
      { wideBits: 27, narrowBits: 18, macsPerBlock: 1 },
    ],
    blocksPerFloatMac: 5,
  },
  'intel-fp32': {
    packings: [
      { wideBits: 19, narrowBits: 18, macsPerBlock: 2 },
      { wideBits: 27, narrowBits: 27, macsPerBlock: 1 },
    ],
    blocksPerFloatMac: 1,
  },
};

const FLOAT_BITS = 32;

/**
 * DSP blocks of an array.
 *
 * @param macs  multiply-accumulate units, each busy every cycle; neighbours share a factor where products are packed
 * @returns     whole blocks
 *
 * Factors of 32 bits are floating-point. Fixed-point factors too wide for one block are cut into partial products, a block
 * each. DSP blocks that run at twice the clock of the array (as in the DPU) are not counted for.
 */
export function dspBlocks(
  family: DspFamily,
  macs: number,
  weightBits: number,
  inputBits: number,
): number {
  const { packings, blocksPerFloatMac } = DSP_BLOCKS[family];
  const wide = Math.max(weightBits, inputBits);
  const narrow = Math.min(weightBits, inputBits);
  if (wide === FLOAT_BITS) return macs * blocksPerFloatMac;
  const packing = packings.find((entry) => wide <= entry.wideBits && narrow <= entry.narrowBits);
  if (packing !== undefined) return Math.ceil(macs / packing.macsPerBlock);
  return macs * partialProducts(packings, wide, narrow);
}

/** Blocks for one wide product: its two factors laid out on the multiplier's two ports, whichever way takes fewer. */
function partialProducts(packings: readonly Packing[], wide: number, narrow: number): number {
  const counts = packings
    .filter(({ macsPerBlock }) => macsPerBlock === 1)
    .map(({ wideBits, narrowBits }) =>
      Math.min(
        Math.ceil(wide / wideBits) * Math.ceil(narrow / narrowBits),
        Math.ceil(wide / narrowBits) * Math.ceil(narrow / wideBits),
      ),
    );
  return Math.min(...counts);
}
