import type { Accelerator } from '../accelerator/accelerator.ts';
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
  const { instances } = traffic;
  let perInstance = 0;
  for (const { operand, reads, fills, updates } of traffic.operands) {
    const perRow = elementsPerRow(memory.rowBits, bitsOf(bits, level, operand));
    perInstance += rowAccesses(reads / instances, perRow) * cost.readPjPerRow;
    perInstance += rowAccesses(fills / instances, perRow) * cost.writePjPerRow;
    perInstance += rowAccesses(updates / instances, perRow) * cost.writePjPerRow;
  }
  return perInstance * instances;
}

/**
 * Clock network and control for a number of cycles; null where the accelerator does not price them.
 *
 * @param pes  PEs that hold work
 */
export function clockEnergyPj(
  { clockPjPerPeCycle }: Accelerator,
  pes: number,
  cycles: number,
): number | null {
  return clockPjPerPeCycle === undefined ? null : clockPjPerPeCycle * pes * cycles;
}

/** Leakage for a number of cycles; null where a component's leakage is not known. */
export function leakageEnergyPj(
  accelerator: Accelerator,
  costs: CostTable,
  cycles: number,
  instances?: readonly number[],
): number | null {
  const perCycle = leakagePjPerCycle(accelerator, costs, instances);
  return perCycle === null ? null : perCycle * cycles;
}

/**
 * Leakage of one cycle; null where a component's leakage is not known.
 *
 * @param instances  of every level, outermost first; all of them leak, also those without work
 */
export function leakagePjPerCycle(
  { memories, peArray }: Accelerator,
  costs: CostTable,
  instances?: readonly number[],
): number | null {
  let perCycle = peArray.rows * peArray.columns * (costs.peLeakagePjPerCycle ?? Number.NaN);
  for (let level = 0; level < memories.length; level++) {
    const memory = memories[level];
    const leakage = costs.memories[level]?.leakagePjPerCycle ?? null;
    if (memory === undefined || (memory.kind === 'dram' && leakage === null)) continue;
    const leaking = instances === undefined ? instanceCount(memory) : (instances[level] ?? 1);
    perCycle += leaking * (leakage ?? Number.NaN);
  }
  return Number.isNaN(perCycle) ? null : perCycle;
}
