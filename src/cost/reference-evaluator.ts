import type { Accelerator } from '../accelerator/accelerator.ts';
import { peCount } from '../accelerator/accelerator.ts';
import { feasible, type Infeasibility, infeasible, type Outcome } from '../base/outcome.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { mappingReasons } from '../mapping/validate-mapping.ts';
import { type CostTable, macPj } from '../technology/cost-table.ts';
import { productOfExtents } from '../workload/dims.ts';
import { footprint } from '../workload/footprint.ts';
import type { Layer } from '../workload/layer.ts';
import { OPERANDS } from '../workload/operand.ts';
import { resolvePrecision } from '../workload/precision.ts';
import { capacityReasons, occupiedBits } from './capacity.ts';
import { computeCycles } from './compute-cycles.ts';
import type { Cost, LevelCost } from './cost.ts';
import { elementBits } from './element-bits.ts';
import { leakageEnergyPj, levelEnergyPj, networkEnergyPj } from './energy.ts';
import { type ElementWidth, latency } from './latency.ts';
import { levelTraffic } from './level-traffic.ts';
import { nestRow } from './nest-columns.ts';
import { nestPairs, pairColumns } from './nest-pairs.ts';
import { type ReuseMode, referenceTraffic } from './nest-traffic.ts';

/** What the reference evaluator needs to know of one layer on one accelerator. */
export interface Evaluation {
  readonly layer: Layer;
  readonly accelerator: Accelerator;
  readonly costs: CostTable;
  readonly mapping: Mapping;
  readonly reuse?: ReuseMode;
}

/**
 * What a layer costs with a mapping, in float64: the authority that every reported number comes from.
 *
 * @returns the cost, or every reason why the mapping does not fit
 * Equations and assumptions: docs/model.md.
 */
export function evaluate(request: Evaluation): Outcome<Cost> {
  const { layer, accelerator, mapping, costs } = request;
  const misfits = mappingReasons(layer, accelerator, mapping);
  if (misfits.length > 0) return infeasible(misfits);
  const occupied = occupiedBits(layer, accelerator, mapping);
  const reasons = [
    ...capacityReasons(accelerator, occupied),
    ...precisionReasons(layer, accelerator, costs),
  ];
  if (reasons.length > 0) return infeasible(reasons);
  return feasible(assemble(request, occupied));
}

function assemble(request: Evaluation, occupied: readonly number[]): Cost {
  const { layer, accelerator, mapping, costs, reuse = 'stepwise' } = request;
  const levelCount = mapping.levels.length;
  const pairs = nestPairs(mapping.levels.map(({ keeps }) => keeps));
  const batch = {
    rows: nestRow(layer, mapping),
    count: 1,
    levels: levelCount,
    pairs: pairColumns(pairs),
    reuse,
  };
  const outputElements = footprint(layer, 'outputs', layer.extents);
  const traffic = levelTraffic(referenceTraffic(batch), 0, pairs, levelCount, outputElements);
  const widths = OPERANDS.map((operand) => elementBits(layer, accelerator, mapping, operand));
  const width: ElementWidth = (operand, level) => widths[OPERANDS.indexOf(operand)]?.[level] ?? 0;
  const compute = computeCycles(layer, mapping);
  const time = latency(accelerator, compute, traffic, width);
  const { stall, fill, drain } = time.cycles;
  const latencyCycles = compute + stall + fill + drain;
  const macs = productOfExtents(layer.extents);
  const memories = traffic.map((level, index) =>
    levelEnergyPj(accelerator, costs, level, index, width),
  );
  const energy = {
    mac: macs * (macPj(costs, macBits(layer, accelerator)) ?? 0),
    memories,
    network: networkEnergyPj(costs, traffic),
    leakage: leakageEnergyPj(accelerator, costs, latencyCycles),
  };
  const levels = traffic.map(
    (level, index): LevelCost => ({
      memory: mapping.levels[index]?.memory ?? '',
      accesses: level.operands.map(({ operand, reads, fills, updates }) => ({
        operand,
        reads,
        fills,
        updates,
      })),
      usedInstances: level.instances,
      occupiedBits: occupied[index] ?? 0,
      cycles: time.levelCycles[index] ?? 0,
      energyPj: memories[index] ?? 0,
    }),
  );
  return {
    latencyCycles,
    cycles: time.cycles,
    binding: time.binding,
    energyPj: totalEnergyPj(energy),
    energy,
    utilization: macs / (peCount(accelerator) * latencyCycles),
    macs,
    levels,
  };
}

/** The sum of the energy of all components; a leakage that is not known counts as none. */
export function totalEnergyPj(energy: Cost['energy']): number {
  const memories = energy.memories.reduce((sum, pj) => sum + pj, 0);
  return energy.mac + memories + energy.network + (energy.leakage ?? 0);
}

function macBits(layer: Layer, accelerator: Accelerator): number {
  const { weights, inputs } = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  return Math.max(weights, inputs);
}

/** The layer is wider than any multiplier that the cost table prices. */
function precisionReasons(
  layer: Layer,
  accelerator: Accelerator,
  costs: CostTable,
): readonly Infeasibility[] {
  const need = macBits(layer, accelerator);
  if (macPj(costs, need) !== null) return [];
  const have = costs.macEnergy.at(-1)?.bits ?? 0;
  return [{ code: 'precision', path: `layers.${layer.name}`, need, have, unit: 'bits' }];
}
