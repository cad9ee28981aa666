import { type Accelerator, peCount } from '../accelerator/accelerator.ts';
import type { CostTable } from '../technology/cost-table.ts';
import { productOfExtents } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { resolvePrecision } from '../workload/precision.ts';
import type { Cost, EnergyPj, LevelCost } from './cost.ts';
import type { Score } from './nest-scorer.ts';

/** One layer on one accelerator. */
export interface LayerOnAccelerator {
  readonly layer: Layer;
  readonly accelerator: Accelerator;
  readonly costs: CostTable;
}

/**
 * Writes a score out as the cost of a layer.
 *
 * @param occupied  bits that tiles occupy in one instance of each level, outermost first
 */
export function assembleCost(
  { layer, accelerator }: LayerOnAccelerator,
  score: Score,
  occupied: readonly number[],
): Cost {
  const macs = productOfExtents(layer.extents);
  const { latencyCycles, cycles, binding, levelCycles } = score.latency;
  return {
    latencyCycles,
    cycles,
    binding,
    energyPj: score.energyPj,
    energy: score.energy,
    utilization: macs / (peCount(accelerator) * latencyCycles),
    macs,
    levels: accelerator.memories.map(
      ({ name }, level): LevelCost => ({
        memory: name,
        accesses: (score.traffic[level]?.operands ?? []).map(
          ({ operand, reads, fills, updates }) => ({ operand, reads, fills, updates }),
        ),
        usedInstances: score.traffic[level]?.instances ?? 0,
        occupiedBits: occupied[level] ?? 0,
        cycles: levelCycles[level] ?? 0,
        energyPj: score.energy.memories[level] ?? 0,
      }),
    ),
  };
}

/** The sum of the energy of all components; a leakage that is not known counts as none. */
export function totalEnergyPj(energy: EnergyPj): number {
  let memories = 0;
  for (const pj of energy.memories) memories += pj;
  return energy.mac + memories + energy.network + (energy.clock ?? 0) + (energy.leakage ?? 0);
}

/** Width of the multiplier that a layer needs: that of its wider factor. */
export function macBits(layer: Layer, accelerator: Accelerator): number {
  const { weights, inputs } = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  return Math.max(weights, inputs);
}
