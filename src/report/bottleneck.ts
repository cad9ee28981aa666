import { type Accelerator, peCount } from '../accelerator/accelerator.ts';
import type { Binding, Cost } from '../cost/cost.ts';
import type { MappedLayer } from '../mapper/mapped-network.ts';
import { percent } from './number-format.ts';

/** What a layer's time is put down to. */
export type Bottleneck = 'compute' | 'bandwidth' | 'fill' | 'drain';

/** From this share of a layer's cycles on, a wait is worth naming. */
const WORTH_NAMING_SHARE = 0.05;
/** Below this share of busy PEs a compute-bound layer leaves the array empty, and is told so. */
const WELL_FILLED_SHARE = 0.75;

/** The largest part of the time where that is fill or drain; else bandwidth where there are stalls; else compute. */
export function bottleneck(cost: Cost): Bottleneck {
  const { compute, stall, fill, drain } = cost.cycles;
  if (fill > Math.max(compute, stall, drain)) return 'fill';
  if (drain > Math.max(compute, stall)) return 'drain';
  return stall > 0 && cost.binding.resource === 'bandwidth' ? 'bandwidth' : 'compute';
}

/** What sets the pace of the steady state, in short: `compute` or `DRAM read: weights`. */
export function bindingLabel(binding: Binding): string {
  if (binding.resource === 'compute') return 'compute';
  return `${binding.memory} ${binding.port}: ${binding.operand}`;
}

/** A sentence on why the layer takes the time that it takes, e.g. `conv3_1 waits for DRAM weights: 41 % of its cycles`. */
export function describeBottleneck(mapped: MappedLayer, accelerator: Accelerator): string {
  return `${mapped.layer.name} ${bottleneckWords(mapped, accelerator)}`;
}

/**
 * The same without the layer's name. Every number comes from the cost: shares are of the layer's latency, and what
 * twice the bandwidth would save keeps the mapping, the fill and the drain as they are.
 */
export function bottleneckWords(mapped: MappedLayer, accelerator: Accelerator): string {
  const { cost } = mapped;
  if (mapped.mapping === null) return streamingWords(cost.binding);
  switch (bottleneck(cost)) {
    case 'fill':
      return `fills for ${share(cost, cost.cycles.fill)} of its cycles: fill dominates`;
    case 'drain':
      return `drains for ${share(cost, cost.cycles.drain)} of its cycles: drain dominates`;
    case 'bandwidth':
      return bandwidthWords(cost, accelerator) + fillAndDrainWords(cost);
    case 'compute':
      return computeWords(cost, accelerator) + fillAndDrainWords(cost);
  }
}

function streamingWords(binding: Binding): string {
  if (binding.resource === 'compute') return 'streams past the array';
  return `streams past the array at the pace of ${waitedFor(binding)}`;
}

function bandwidthWords(cost: Cost, { tileStream }: Accelerator): string {
  const { binding, cycles, latencyCycles } = cost;
  if (binding.resource === 'compute') return 'is compute-bound';
  const what = waitedFor(binding);
  if (cycles.stall < WORTH_NAMING_SHARE * latencyCycles) {
    return `is balanced: ${what} take as long as the arithmetic`;
  }
  // Requests, lines and overlap of a tile stream do not halve with the time of the bits.
  if (binding.port === 'network' || tileStream !== undefined)
    return `waits for ${what}: ${share(cost, cycles.stall)} of its cycles`;
  const saved = savedByTwiceTheBandwidth(cost, binding.memory);
  const remedy =
    saved < 0.005 ? '' : `; twice the ${binding.memory} bandwidth would save ${percent(saved)}`;
  return `waits for ${what}: ${share(cost, cycles.stall)} of its cycles${remedy}`;
}

/** `DRAM weights`, `DRAM writes of outputs`, or the operand with most of the traffic on a shared port. */
function waitedFor(binding: Exclude<Binding, { resource: 'compute' }>): string {
  const { memory, port, operand } = binding;
  switch (port) {
    case 'read':
      return `${memory} ${operand}`;
    case 'write':
      return `${memory} writes of ${operand}`;
    case 'shared':
      return `${memory} transfers (mostly ${operand})`;
    case 'network':
      return `${operand} on the network to ${memory}`;
  }
}

function savedByTwiceTheBandwidth(cost: Cost, memory: string): number {
  const { compute, stall } = cost.cycles;
  const paces = cost.levels.map((level) =>
    level.memory === memory ? level.cycles / 2 : level.cycles,
  );
  return Math.max(0, compute + stall - Math.max(compute, ...paces)) / cost.latencyCycles;
}

function computeWords(cost: Cost, accelerator: Accelerator): string {
  const words = `is compute-bound at ${percent(cost.utilization)} utilization`;
  const busyShare = cost.macs / (cost.cycles.compute * peCount(accelerator));
  return busyShare < WELL_FILLED_SHARE
    ? `${words}: its loops keep ${percent(busyShare)} of the PEs busy`
    : words;
}

function fillAndDrainWords(cost: Cost): string {
  const { fill, drain } = cost.cycles;
  if (fill + drain < WORTH_NAMING_SHARE * cost.latencyCycles) return '';
  return `; fill and drain take ${share(cost, fill + drain)}`;
}

function share(cost: Cost, cycles: number): string {
  return percent(cycles / cost.latencyCycles);
}
