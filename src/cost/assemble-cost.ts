import { type Accelerator, peCount } from '../accelerator/accelerator.ts';
import { type CostTable, macPj } from '../technology/cost-table.ts';
import { productOfExtents } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { resolvePrecision } from '../workload/precision.ts';
import { computeCycles } from './compute-cycles.ts';
import type { Cost, EnergyPj, LevelCost } from './cost.ts';
import { type ElementBits, elementBits } from './element-bits.ts';
import { clockEnergy, leakageEnergyPj, levelEnergyPj } from './energy.ts';
import { type Latency, latency } from './latency.ts';
import { type LevelTraffic, levelTraffic } from './level-traffic.ts';
import type { NestPair } from './nest-pairs.ts';
import { type NestBatch, TRAFFIC_FIELDS, type TrafficTable } from './nest-traffic.ts';

/** One layer on one accelerator. */
export interface LayerOnAccelerator {
  readonly layer: Layer;
  readonly accelerator: Accelerator;
  readonly costs: CostTable;
}

/** Time and energy of one nest, before they are written out as a `Cost`. */
export interface Score {
  readonly latency: Latency;
  readonly energy: EnergyPj;
  readonly energyPj: number;
  readonly traffic: readonly LevelTraffic[];
  readonly bits: ElementBits;
}

/**
 * Time and energy of nest `nest` of a batch, from the traffic that any executor counted.
 *
 * @param networkPj  energy of the networks on chip; left out (0) where candidates are only ranked
 */
export function scoreNest(
  { layer, accelerator, costs }: LayerOnAccelerator,
  batch: NestBatch,
  pairs: readonly NestPair[],
  table: TrafficTable,
  nest: number,
  networkPj = 0,
): Score {
  const at = nest * (batch.rows.length / batch.count);
  const { N, G, K, P, Q } = layer.extents;
  const traffic = levelTraffic(table, nest, pairs, batch.levels, N * G * K * P * Q);
  const bits = elementBits(layer, accelerator, traffic, batch.rows, at);
  const compute = computeCycles(batch.rows, at, batch.levels);
  const place = { layer, rows: batch.rows, at };
  const time = latency(accelerator, compute, traffic, bits, batch.reuse, place);
  // Timeloop counts the leakage of instances that hold work; in silicon the others leak as well.
  const leaking =
    batch.reuse === 'timeloop' ? traffic.map(({ instances }) => instances) : undefined;
  const pes = busyPes(table, nest, pairs, batch.levels);
  const energy = {
    mac: productOfExtents(layer.extents) * (macPj(costs, macBits(layer, accelerator)) ?? 0),
    memories: traffic.map((level, index) => levelEnergyPj(accelerator, costs, level, index, bits)),
    network: networkPj,
    ...(batch.reuse === 'timeloop' ? {} : clockEnergy(accelerator, pes, time.latencyCycles)),
    leakage: leakageEnergyPj(accelerator, costs, time.latencyCycles, leaking),
  };
  return { latency: time, energy, energyPj: totalEnergyPj(energy), traffic, bits };
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
  const memories = energy.memories.reduce((sum, pj) => sum + pj, 0);
  return energy.mac + memories + energy.network + (energy.clock ?? 0) + (energy.leakage ?? 0);
}

/** PEs that hold work; the traffic of every operand into them counts them. */
function busyPes(
  table: TrafficTable,
  nest: number,
  pairs: readonly NestPair[],
  levels: number,
): number {
  const place = pairs.findIndex(({ child }) => child === levels);
  return table[(nest * pairs.length + place) * TRAFFIC_FIELDS + 4] ?? 0;
}

/** Width of the multiplier that a layer needs: that of its wider factor. */
export function macBits(layer: Layer, accelerator: Accelerator): number {
  const { weights, inputs } = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  return Math.max(weights, inputs);
}
