/** Counts of the primitives of an FPGA that a design can use up. */
export const FPGA_RESOURCES = ['dsp', 'bram18', 'uram', 'lut', 'ff'] as const;
export type FpgaResource = (typeof FPGA_RESOURCES)[number];
export type FpgaResources = Readonly<Record<FpgaResource, number>>;

/** DSP block families, by the multiplications that one block holds at a width. */
export const DSP_FAMILIES = ['DSP48E1', 'DSP48E2', 'intel-fp32'] as const;
export type DspFamily = (typeof DSP_FAMILIES)[number];

/** One FPGA part (or the part on a board) with its budget. */
export interface FpgaDevice {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly dspFamily: DspFamily;
  readonly resources: FpgaResources;
  readonly dramGBPerS: number;
}
