import type { DspFamily } from '../technology/fpga-device.ts';

/** A straight line through published designs: what an engine takes besides its DSP blocks and memories. */
interface LogicFit {
  /** Widest factor that it is for. */
  readonly maxBits: number;
  readonly lutBase: number;
  readonly lutPerMac: number;
  readonly ffBase: number;
  readonly ffPerMac: number;
}

/**
 * AMD devices. Up to 8 bits: least relative squares over the eight DPU sizes of PG338 v1.2 Table 9 (256 … 2048
 * multiply-accumulates), largest error 13 % (LUT) and 9 % (FF), mean 8 % and 5 %. Wider: the same base and one published
 * design each, so the error is not known and a factor of two is likely: 16 bits Qiu et al., FPGA 2016 (780 units,
 * 182,616 LUT, 127,653 FF), 32 bits floating-point Zhang et al., FPGA 2015 (448 units, 186,251 LUT, 205,704 FF).
 */
const AMD_FITS: readonly LogicFit[] = [
  { maxBits: 8, lutBase: 18_083, lutPerMac: 12.9, ffBase: 23_519, ffPerMac: 36.6 },
  { maxBits: 18, lutBase: 18_083, lutPerMac: 210.9, ffBase: 23_519, ffPerMac: 133.5 },
  { maxBits: 32, lutBase: 18_083, lutPerMac: 375.4, ffBase: 23_519, ffPerMac: 406.7 },
];

/**
 * Intel Arria 10, in adaptive logic modules. Least relative squares over the six Arria 10 engines of the FPGA AI Suite
 * 2023.1 (80 … 1114 DSP blocks: 67.9 modules and 211 registers a block), largest error 16 % and 11 %, mean 9 % and 7 %;
 * two units share a block up to 18 bits.
 */
const INTEL_FITS: readonly LogicFit[] = [
  { maxBits: 18, lutBase: 10_959, lutPerMac: 33.9, ffBase: 27_982, ffPerMac: 105.7 },
  { maxBits: 32, lutBase: 10_959, lutPerMac: 67.9, ffBase: 27_982, ffPerMac: 211.4 },
];

/** Look-up tables (adaptive logic modules on Intel) and flip-flops. */
export interface Logic {
  readonly lut: number;
  readonly ff: number;
}

/**
 * Logic of the control, the interconnect and the PEs of an engine.
 *
 * @param macs  multiply-accumulate units
 * @param bits  width of the wider factor
 * @returns     null where no published design is known of that width
 */
export function engineLogic(family: DspFamily, macs: number, bits: number): Logic | null {
  const fits = family === 'intel-fp32' ? INTEL_FITS : AMD_FITS;
  const fit = fits.find(({ maxBits }) => bits <= maxBits);
  if (fit === undefined) return null;
  return {
    lut: Math.ceil(fit.lutBase + fit.lutPerMac * macs),
    ff: Math.ceil(fit.ffBase + fit.ffPerMac * macs),
  };
}
