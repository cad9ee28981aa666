import type { FpgaTarget } from '../accelerator/accelerator.ts';
import {
  FPGA_RESOURCES,
  type FpgaDevice,
  type FpgaResource,
  type FpgaResources,
} from '../technology/fpga-device.ts';
import { grouped, percent } from './number-format.ts';

const RESOURCE_LABELS: Readonly<Record<FpgaResource, string>> = {
  dsp: 'DSP',
  bram18: 'BRAM18',
  uram: 'URAM',
  lut: 'LUT',
  ff: 'FF',
};

/**
 * One line per FPGA resource: `DSP 880 of 900 usable (98 %)`, or `DSP 880` where the device is not given.
 *
 * The budget is what the device has times the share of it that the design may use.
 */
export function fpgaUsage(
  used: FpgaResources,
  target: FpgaTarget | null,
  device: FpgaDevice | undefined,
): string[] {
  return FPGA_RESOURCES.map((resource) => {
    const count = `${RESOURCE_LABELS[resource]} ${grouped(used[resource])}`;
    if (device === undefined) return count;
    const budget = Math.floor(device.resources[resource] * (target?.maxUtilization ?? 1));
    if (budget === 0) return `${count} of 0 usable`;
    return `${count} of ${grouped(budget)} usable (${percent(used[resource] / budget)})`;
  });
}
