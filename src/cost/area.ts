import { type Accelerator, peCount } from '../accelerator/accelerator.ts';
import { instanceCount } from '../accelerator/memory-level.ts';
import type { CostTable } from '../technology/cost-table.ts';

/**
 * Area of the chip in mm²: every instance of every on-chip memory, and the PEs.
 *
 * @returns null where the area of a component is not known
 *
 * Not included: wiring, pads, a host processor, the control of the array.
 */
export function chipAreaMm2(accelerator: Accelerator, costs: CostTable): number | null {
  if (costs.peAreaMm2 === null) return null;
  let areaMm2 = peCount(accelerator) * costs.peAreaMm2;
  for (const [index, level] of accelerator.memories.entries()) {
    if (level.kind === 'dram') continue;
    const memoryMm2 = costs.memories[index]?.areaMm2 ?? null;
    if (memoryMm2 === null) return null;
    areaMm2 += instanceCount(level) * memoryMm2;
  }
  return areaMm2;
}
