import type { Accelerator } from '../accelerator/accelerator.ts';
import { peCount } from '../accelerator/accelerator.ts';
import { instanceCount } from '../accelerator/memory-level.ts';
import type { CostTable } from '../technology/cost-table.ts';
import { bitsOf, type ElementBits, elementsPerRow } from './element-bits.ts';
import { rowAccesses } from './formulas.ts';
import type { LevelTraffic } from './level-traffic.ts';

/**
 * Energy of the accesses of one memory level over all its instances: whole rows, per operand and kind of access.
 */
export function levelEnergyPj(
  accelerator: Accelerator,
  costs: CostTable,
  traffic: LevelTraffic,
  level: number,
  bits: ElementBits,
): number {
  const memory = accelerator.memories[level];
  const cost = costs.memories[level];
  if (memory === undefined || cost === undefined) return 0;
  const perInstance = traffic.operands.reduce((sum, { operand, reads, fills, updates }) => {
    const perRow = elementsPerRow(memory.rowBits, bitsOf(bits, level, operand));
    const rows = (elements: number) => rowAccesses(elements / traffic.instances, perRow);
    return (
      sum +
      rows(reads) * cost.readPjPerRow +
      rows(fills) * cost.writePjPerRow +
      rows(updates) * cost.writePjPerRow
    );
  }, 0);
  return perInstance * traffic.instances;
}

/**
 * Clock network and control for a number of cycles; nothing where the accelerator does not price them.
 *
 * @param pes  PEs that hold work
 */
export function clockEnergy(
  { clockPjPerPeCycle }: Accelerator,
  pes: number,
  cycles: number,
): { readonly clock?: number } {
  return clockPjPerPeCycle === undefined ? {} : { clock: clockPjPerPeCycle * pes * cycles };
}

/**
 * Leakage for a number of cycles; null where a component's leakage is not known.
 *
 * @param instances  of every level, outermost first; all of them leak, also those without work
 */
export function leakageEnergyPj(
  accelerator: Accelerator,
  costs: CostTable,
  cycles: number,
  instances: readonly number[] = accelerator.memories.map(instanceCount),
): number | null {
  let perCycle = peCount(accelerator) * (costs.peLeakagePjPerCycle ?? Number.NaN);
  accelerator.memories.forEach(({ kind }, level) => {
    const leakage = costs.memories[level]?.leakagePjPerCycle ?? null;
    if (kind !== 'dram' || leakage !== null) {
      perCycle += (instances[level] ?? 1) * (leakage ?? Number.NaN);
    }
  });
  return Number.isNaN(perCycle) ? null : perCycle * cycles;
}
