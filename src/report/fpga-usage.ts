import type { FpgaTarget } from '../accelerator/accelerator.ts';
import {
  FPGA_RESOURCES,
  type FpgaDevice,
  type FpgaResource,
  type FpgaResources,
} from '../technology/fpga-device.ts';
import { grouped, percent } from './number-format.ts';

/** One resource of an FPGA with how much of it a design uses. */
export interface FpgaUsage {
  /** E.g. `DSP`. */
  readonly label: string;
  /** `880 of 900 usable (98 %)`, or `880` where the device is not given. */
  readonly used: string;
}

const RESOURCE_LABELS: Readonly<Record<FpgaResource, string>> = {
  dsp: 'DSP',
  bram18: 'BRAM18',
  uram: 'URAM',
  lut: 'LUT',
  ff: 'FF',
};

/** What a design uses of each FPGA resource. The budget is what the device has times the share that may be used. */
export function fpgaUsage(
  used: FpgaResources,
  target: FpgaTarget | null,
  device: FpgaDevice | undefined,
): readonly FpgaUsage[] {
  return FPGA_RESOURCES.map((resource) => {
    const label = RESOURCE_LABELS[resource];
    const count = grouped(used[resource]);
    if (device === undefined) return { label, used: count };
    const budget = Math.floor(device.resources[resource] * (target?.maxUtilization ?? 1));
    const share = budget === 0 ? '' : ` (${percent(used[resource] / budget)})`;
    return { label, used: `${count} of ${grouped(budget)} usable${share}` };
  });
}
