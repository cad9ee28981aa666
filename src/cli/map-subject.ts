import type { Accelerator } from '../accelerator/accelerator.ts';
import { describeInfeasibility } from '../base/outcome.ts';
import type { HardwareAssessment } from '../codesign/assess-candidates.ts';
import { createHardwareAssessor } from '../codesign/assess-hardware.ts';
import { loadFpgaDevice } from '../io/fpga-device-schema.ts';
import { loadTechnology } from '../io/technology-schema.ts';
import type { MappedNetwork, NetworkMapper } from '../mapper/mapped-network.ts';
import type { CostTable } from '../technology/cost-table.ts';
import type { FpgaDevice } from '../technology/fpga-device.ts';
import type { MappingSubject } from './mapping-options.ts';
import type { Terminal } from './terminal.ts';

/** A mapped network with what its accelerator was priced with. */
export interface MappedSubject {
  readonly mapped: MappedNetwork;
  readonly costs: CostTable;
  readonly device: FpgaDevice | null;
  readonly assessHardware: (accelerator: Accelerator) => HardwareAssessment;
}

/**
 * Maps the network onto the accelerator that were asked for. Where it cannot be mapped, or the hardware is beyond its
 * device, stderr is told why.
 *
 * @returns null where it cannot be mapped
 */
export async function mapSubject(
  { network, accelerator, objective }: MappingSubject,
  mapper: NetworkMapper,
  { stderr, signal }: Terminal,
): Promise<MappedSubject | null> {
  const { fpga, technology } = accelerator;
  const device = fpga === null ? null : loadFpgaDevice(fpga.device);
  const assessHardware = createHardwareAssessor(loadTechnology(technology), device);
  const { costs, overBudget } = assessHardware(accelerator);
  const [outcome] = await mapper.map([{ network, accelerator, costs, objective }], { signal });
  if (outcome === undefined) throw new Error('the mapper gave no answer');
  for (const reason of overBudget) stderr.write(`${describeInfeasibility(reason)}.\n`);
  if (outcome.ok) return { mapped: outcome.value, costs, device, assessHardware };
  const reasons = outcome.reasons.map((reason) => `${describeInfeasibility(reason)}.\n`);
  stderr.write(`${network.name} cannot be mapped onto ${accelerator.name}:\n${reasons.join('')}`);
  return null;
}
