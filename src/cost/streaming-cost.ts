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
  const stream = dramStream(layer, accelerator);
  const { latencyCycles, port, inputs, outputs } = stream;
  const dramPj = streamEnergyPj(stream, accelerator.memories[0]?.rowBits ?? 1, costs);
  const isMostlyOutputs = outputs.elements * outputs.bits > inputs.elements * inputs.bits;
  const energy = {
    mac: 0,
    memories: accelerator.memories.map((_, level) => (level === 0 ? dramPj : 0)),
    network: 0,
    leakage: leakageEnergyPj(accelerator, costs, latencyCycles),
  };
  return {
    latencyCycles,
    cycles: { compute: 0, stall: latencyCycles, fill: 0, drain: 0 },
    binding: {
      resource: 'bandwidth',
      memory: accelerator.memories[0]?.name ?? '',
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
        accesses: level === 0 ? accessesOf(stream) : [],
        usedInstances: level === 0 ? 1 : 0,
        occupiedBits: 0,
        cycles: level === 0 ? latencyCycles : 0,
        energyPj: level === 0 ? dramPj : 0,
      }),
    ),
  };
}

/** What a layer moves from and to DRAM, how long that takes, and the port that it waits for. */
interface DramStream {
  readonly inputs: { readonly elements: number; readonly bits: number };
  readonly outputs: { readonly elements: number; readonly bits: number };
  readonly latencyCycles: number;
  readonly port: 'read' | 'write' | 'shared';
}

function dramStream(layer: Layer, { memories: [dram], precisionBits }: Accelerator): DramStream {
  const precision = resolvePrecision(precisionBits, layer.precisionBits);
  const inputs = {
    elements: footprint(layer, 'inputs', layer.extents) * layer.inputTensors,
    bits: dram?.elementBits ?? precision.inputs,
  };
  const outputs = {
    elements: footprint(layer, 'outputs', layer.extents),
    bits: dram?.elementBits ?? precision.outputs,
  };
  const inputBits = inputs.elements * inputs.bits;
  const outputBits = outputs.elements * outputs.bits;
  const times = {
    read: transferCycles(inputBits, dram?.bandwidth.readBitsPerCycle ?? 0),
    write: transferCycles(outputBits, dram?.bandwidth.writeBitsPerCycle ?? 0),
    shared: transferCycles(inputBits + outputBits, dram?.bandwidth.sharedBitsPerCycle ?? 0),
  };
  const port = (['read', 'write', 'shared'] as const).reduce((slowest, candidate) =>
    times[candidate] > times[slowest] ? candidate : slowest,
  );
  return { inputs, outputs, latencyCycles: Math.ceil(Math.max(1, times[port])), port };
}

function streamEnergyPj(
  { inputs, outputs }: DramStream,
  rowBits: number,
  { memories: [dram] }: CostTable,
): number {
  const rows = ({ elements, bits }: DramStream['inputs']) =>
    rowAccesses(elements, elementsPerRow(rowBits, bits));
  return rows(inputs) * (dram?.readPjPerRow ?? 0) + rows(outputs) * (dram?.writePjPerRow ?? 0);
}

function accessesOf({ inputs, outputs }: DramStream): readonly Accesses[] {
  return [
    { operand: 'inputs', reads: inputs.elements, fills: 0, updates: 0 },
    { operand: 'outputs', reads: 0, fills: 0, updates: outputs.elements },
  ];
}
