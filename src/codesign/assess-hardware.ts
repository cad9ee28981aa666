import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Infeasibility } from '../base/outcome.ts';
import type { HardwareCost } from '../cost/cost.ts';
import { fpgaViolations } from '../cost/fpga-resources.ts';
import { hardwareCost } from '../cost/hardware-cost.ts';
import type { FpgaDevice } from '../technology/fpga-device.ts';
import { resolveCostTable } from '../technology/resolve-cost-table.ts';
import type { Technology } from '../technology/technology.ts';
import type { HardwareAssessment } from './assess-candidates.ts';

/** Costs of any accelerator in one technology, held against the budget of one device (null for a chip). */
export function createHardwareAssessor(
  technology: Technology,
  device: FpgaDevice | null,
): (accelerator: Accelerator) => HardwareAssessment {
  return (accelerator) => {
    const costs = resolveCostTable(accelerator, technology, device);
    const hardware = hardwareCost(accelerator, costs);
    return { costs, hardware, overBudget: overBudget(accelerator, hardware, device) };
  };
}

function overBudget(
  { fpga }: Accelerator,
  { resources }: HardwareCost,
  device: FpgaDevice | null,
): readonly Infeasibility[] {
  if (fpga === null || resources === null || device === null) return [];
  return fpgaViolations(resources, device, fpga.maxUtilization);
}
