import type { Accelerator } from '../accelerator/accelerator.ts';
import type { CostTable } from '../technology/cost-table.ts';
import { footprint } from '../workload/footprint.ts';
import type { Layer } from '../workload/layer.ts';
import { resolvePrecision } from '../workload/precision.ts';
import { totalEnergyPj } from './assemble-cost.ts';
import type { Accesses, Cost, LevelCost } from './cost.ts';
import { elementsPerRow } from './element-bits.ts';
import { leakageEnergyPj } from './energy.ts';
import { rowAccesses, transferCycles } from './formulas.ts';

/**
 * Cost of a pooling or element-wise layer: its tensors stream from DRAM past the PE array and back.
 *
 * It has no loop nest on the array; time and energy are those of the DRAM traffic, and the operation itself is taken
 * as free (docs/model.md, "Streaming layers").
 */
export function streamingCost(layer: Layer, accelerator: Accelerator, costs: CostTable): Cost {
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  const reads = footprint(layer, 'inputs', layer.extents) * layer.inputTensors;
  const updates = footprint(layer, 'outputs', layer.extents);
  const dram = accelerator.memories[0];
  const { readBitsPerCycle, writeBitsPerCycle, sharedBitsPerCycle } = dram?.bandwidth ?? {
    readBitsPerCycle: null,
    writeBitsPerCycle: null,
    sharedBitsPerCycle: null,
  };
  const inputBits = dram?.elementBits ?? precision.inputs;
  const outputBits = dram?.elementBits ?? precision.outputs;
  const times = {
    read: transferCycles(reads * inputBits, readBitsPerCycle ?? 0),
    write: transferCycles(updates * outputBits, writeBitsPerCycle ?? 0),
    shared: transferCycles(reads * inputBits + updates * outputBits, sharedBitsPerCycle ?? 0),
  };
  const latencyCycles = Math.ceil(Math.max(1, times.read, times.write, times.shared));
  const port = (['read', 'write', 'shared'] as const).reduce((slowest, candidate) =>
    times[candidate] > times[slowest] ? candidate : slowest,
  );
  const isMostlyOutputs = updates * outputBits > reads * inputBits;
  const rowBits = dram?.rowBits ?? 1;
  const rows = (elements: number, bits: number) =>
    rowAccesses(elements, elementsPerRow(rowBits, bits));
  const dramPj =
    rows(reads, inputBits) * (costs.memories[0]?.readPjPerRow ?? 0) +
    rows(updates, outputBits) * (costs.memories[0]?.writePjPerRow ?? 0);
  const energy = {
    mac: 0,
    memories: accelerator.memories.map((_, level) => (level === 0 ? dramPj : 0)),
    network: 0,
    leakage: leakageEnergyPj(accelerator, costs, latencyCycles),
  };
  const accesses: readonly Accesses[] = [
    { operand: 'inputs', reads, fills: 0, updates: 0 },
    { operand: 'outputs', reads: 0, fills: 0, updates },
  ];
  return {
    latencyCycles,
    cycles: { compute: 0, stall: latencyCycles, fill: 0, drain: 0 },
    binding: {
      resource: 'bandwidth',
      memory: dram?.name ?? '',
      port,
      operand: port === 'write' || (port === 'shared' && isMostlyOutputs) ? 'outputs' : 'inputs',
    },
    energyPj: totalEnergyPj(energy),
    energy,
    utilization: 0,
    macs: 0,
    levels: accelerator.memories.map(
      ({ name }, level): LevelCost => ({
        memory: name,
        accesses: level === 0 ? accesses : [],
        usedInstances: level === 0 ? 1 : 0,
        occupiedBits: 0,
        cycles: level === 0 ? latencyCycles : 0,
        energyPj: level === 0 ? dramPj : 0,
      }),
    ),
  };
}
