import type { NvdlaConfig, NvdlaSizes } from './nvdla-layer.ts';
import type { NvdlaTime } from './nvdla-traffic.ts';

/** A network on a machine of the workbook, per frame. */
export interface NvdlaTotals {
  readonly cycles: number;
  readonly ms: number;
  readonly fps: number;
  /** Cycles of the multipliers over all cycles. */
  readonly hardwareUtilization: number;
  /** Multiplications of the network over those that the multipliers could do: above 1 where Winograd saves some. */
  readonly networkUtilization: number;
}

/** Layers follow each other without overlap. */
export function nvdlaTotals(
  rows: readonly { readonly sizes: NvdlaSizes; readonly time: NvdlaTime }[],
  { macs, clockMHz }: NvdlaConfig,
): NvdlaTotals {
  let cycles = 0;
  let macCycles = 0;
  let multiplications = 0;
  for (const { sizes, time } of rows) {
    cycles += time.cycles;
    macCycles += time.macCycles;
    multiplications += sizes.multiplications;
  }
  const ms = cycles / 1000 / clockMHz;
  return {
    cycles,
    ms,
    fps: 1000 / ms,
    hardwareUtilization: macCycles / cycles,
    networkUtilization: multiplications / macs / cycles,
  };
}
