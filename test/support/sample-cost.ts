import { type Accelerator, peCount } from '../../src/accelerator/accelerator.ts';
import type { MemoryLevel } from '../../src/accelerator/memory-level.ts';
import { ceilDiv } from '../../src/base/ceil-div.ts';
import type { Accesses, Cost, LevelCost } from '../../src/cost/cost.ts';
import type { MappedLayer } from '../../src/mapper/mapped-network.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { footprint } from '../../src/workload/footprint.ts';
import { type Layer, macs, multiplies } from '../../src/workload/layer.ts';
import { OPERANDS, type Operand } from '../../src/workload/operand.ts';

/**
 * A made-up cost with the shape of a real one: a simple loop nest, a roofline, energies of plausible size. It is here
 * to fill reports, and says nothing about hardware.
 */
export function sampleMappedLayer(layer: Layer, accelerator: Accelerator): MappedLayer {
  const mapping = multiplies(layer) ? sampleMapping(layer, accelerator) : null;
  const dataflow = mapping === null ? 'streaming' : (accelerator.dataflows[0] ?? 'row-stationary');
  return { layer, dataflow, mapping, cost: sampleCost(layer, accelerator, mapping) };
}

function sampleMapping({ extents }: Layer, accelerator: Accelerator): Mapping {
  const { rows, columns } = accelerator.peArray;
  const alongX = extents.K > 1 ? 'K' : 'Q';
  const alongY = extents.C > 1 ? 'C' : extents.G > 1 ? 'G' : 'P';
  const x = Math.min(extents[alongX], columns);
  const y = Math.min(extents[alongY], rows);
  const left = {
    ...extents,
    [alongX]: ceilDiv(extents[alongX], x),
    [alongY]: ceilDiv(extents[alongY], y),
  };
  return {
    levels: [
      {
        memory: 'DRAM',
        keeps: OPERANDS,
        temporal: [
          { dim: 'K', bound: left.K },
          { dim: 'G', bound: left.G },
        ],
        spatial: [],
      },
      {
        memory: 'global_buffer',
        keeps: ['inputs', 'outputs'],
        temporal: [
          { dim: 'C', bound: left.C },
          { dim: 'P', bound: left.P },
          { dim: 'Q', bound: left.Q },
        ],
        spatial: [
          { dim: alongX, bound: x, axis: 'x' },
          { dim: alongY, bound: y, axis: 'y' },
        ],
      },
      {
        memory: 'register_file',
        keeps: OPERANDS,
        temporal: [
          { dim: 'R', bound: left.R },
          { dim: 'S', bound: left.S },
        ],
        spatial: [],
      },
    ],
  };
}

function sampleCost(layer: Layer, accelerator: Accelerator, mapping: Mapping | null): Cost {
  const levels = sampleLevels(layer, accelerator);
  const compute = mapping === null ? 0 : steps(mapping);
  const [slowest = levels[0]] = levels.toSorted((a, b) => b.cycles - a.cycles);
  if (slowest === undefined) throw new Error('a sample accelerator has memories');
  const stall = Math.max(0, slowest.cycles - compute);
  const fill = Math.round(20 + 0.03 * slowest.cycles);
  const drain = Math.round(10 + 0.01 * slowest.cycles);
  const latencyCycles = compute + stall + fill + drain;
  const energy = {
    mac: 0.3 * macs(layer),
    memories: levels.map(({ energyPj }) => energyPj),
    network: 0.08 * macs(layer) + 0.02 * latencyCycles * peCount(accelerator),
    leakage: null,
  };
  return {
    latencyCycles,
    cycles: { compute, stall, fill, drain },
    binding: stall > 0 ? bandwidthOf(slowest) : { resource: 'compute' },
    energy,
    energyPj: energy.mac + energy.network + energy.memories.reduce((sum, one) => sum + one, 0),
    utilization: macs(layer) / (latencyCycles * peCount(accelerator)),
    macs: macs(layer),
    levels,
  };
}

function steps({ levels }: Mapping): number {
  return levels
    .flatMap(({ temporal }) => temporal)
    .reduce((product, { bound }) => product * bound, 1);
}

function bandwidthOf(level: LevelCost): Cost['binding'] {
  const [most] = level.accesses.toSorted((a, b) => b.reads + b.updates - a.reads - a.updates);
  const operand: Operand = most?.operand ?? 'inputs';
  return {
    resource: 'bandwidth',
    memory: level.memory,
    port: operand === 'outputs' ? 'write' : 'read',
    operand,
  };
}

function sampleLevels(layer: Layer, accelerator: Accelerator): LevelCost[] {
  const [dram, buffer, registerFile] = accelerator.memories;
  if (dram === undefined || buffer === undefined || registerFile === undefined) return [];
  const tensors = OPERANDS.map((operand) => footprint(layer, operand, layer.extents));
  const [weights = 0, inputs = 0, outputs = 0] = tensors;
  const spill = Math.max(1, Math.min(4, (8 * weights) / (buffer.capacityBits ?? 1)));
  const work = macs(layer);
  const multiplied = work > 0 ? 1 : 0;
  return [
    level(dram, [weights * multiplied, inputs * spill, outputs], dramPj(dram)),
    level(buffer, [0, work / 14 + inputs, work / 20 + outputs], 1.2 + bufferKiB(buffer) / 90),
    level(registerFile, [work, work, work], 0.12),
  ];
}

/** Faster interfaces are made to cost more, so that latency and energy have something to trade. */
function dramPj(dram: MemoryLevel): number {
  return 30 * Math.sqrt((dram.bandwidth.readBitsPerCycle ?? 32) / 32);
}

function bufferKiB(buffer: MemoryLevel): number {
  return (buffer.capacityBits ?? 0) / 8192;
}

function level(memory: MemoryLevel, elements: readonly number[], pjPerElement: number): LevelCost {
  const [weights = 0, inputs = 0, outputs = 0] = elements.map(Math.round);
  const accesses: Accesses[] = [
    { operand: 'weights', reads: weights, fills: 0, updates: 0 },
    { operand: 'inputs', reads: inputs, fills: 0, updates: 0 },
    { operand: 'outputs', reads: 0, fills: 0, updates: outputs },
  ];
  const all = weights + inputs + outputs;
  const bits = memory.bandwidth.readBitsPerCycle;
  return {
    memory: memory.name,
    accesses,
    usedInstances: 1,
    occupiedBits: 0,
    cycles: bits === null ? 0 : ceilDiv(8 * all, bits),
    energyPj: pjPerElement * all,
  };
}
