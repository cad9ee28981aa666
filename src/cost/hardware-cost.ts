import type { Accelerator } from '../accelerator/accelerator.ts';
import type { CostTable } from '../technology/cost-table.ts';
import { chipAreaMm2 } from './area.ts';
import type { HardwareCost } from './cost.ts';
import { fpgaResources } from './fpga-resources.ts';

/**
 * What an accelerator itself costs: its area, and for an FPGA engine the primitives of the device.
 *
 * @param costs  resolved for this accelerator, with the device where it is an FPGA engine
 * @throws RangeError where an FPGA engine comes without its device
 */
export function hardwareCost(accelerator: Accelerator, costs: CostTable): HardwareCost {
  return {
    areaMm2: chipAreaMm2(accelerator, costs),
    resources: accelerator.fpga === null ? null : resourcesOn(accelerator, costs),
  };
}

function resourcesOn(accelerator: Accelerator, costs: CostTable) {
  if (costs.fpgaDevice === null) throw new RangeError(`no device for ${accelerator.name}`);
  return fpgaResources(accelerator, costs.fpgaDevice);
}
