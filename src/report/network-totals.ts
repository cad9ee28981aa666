import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Cycles, EnergyPj } from '../cost/cost.ts';
import type { MappedLayer } from '../mapper/mapped-network.ts';
import { dramTrafficBits } from './dram-traffic.ts';

/** Where energy goes. */
export interface EnergyPart {
  /** `MAC`, a memory's name, `network`, `clock` or `leakage`. */
  readonly name: string;
  /** Null where it is not modelled. */
  readonly energyPj: number | null;
}

/** What the layers of a network add up to, run one after the other. */
export interface NetworkTotals {
  readonly macs: number;
  readonly latencyCycles: number;
  readonly latencyMs: number;
  readonly cycles: Cycles;
  /** The parts that are modelled, together. */
  readonly energyPj: number;
  readonly energyParts: readonly EnergyPart[];
  readonly dramTrafficBits: number;
  /** MACs over what all PEs could have done in the time, 0 … 1. */
  readonly utilization: number;
}

/** Adds up the layers' costs. Leakage that is unknown for one layer is unknown for the network. */
export function networkTotals(
  layers: readonly MappedLayer[],
  accelerator: Accelerator,
): NetworkTotals {
  const sum = (of: (layer: MappedLayer) => number) =>
    layers.reduce((total, layer) => total + of(layer), 0);
  const latencyCycles = sum(({ cost }) => cost.latencyCycles);
  const macs = sum(({ cost }) => cost.macs);
  const { rows, columns } = accelerator.peArray;
  return {
    macs,
    latencyCycles,
    latencyMs: latencyCycles / (accelerator.clockMHz * 1000),
    cycles: {
      compute: sum(({ cost }) => cost.cycles.compute),
      stall: sum(({ cost }) => cost.cycles.stall),
      fill: sum(({ cost }) => cost.cycles.fill),
      drain: sum(({ cost }) => cost.cycles.drain),
    },
    energyPj: sum(({ cost }) => cost.energyPj),
    energyParts: totalEnergyParts(layers, accelerator),
    dramTrafficBits: sum((layer) => dramTrafficBits(layer, accelerator)),
    utilization: latencyCycles === 0 ? 0 : macs / (latencyCycles * rows * columns),
  };
}

/** The parts of one energy in the order MAC, memories (outermost first), network, clock where it is priced, leakage. */
export function energyParts(energy: EnergyPj, accelerator: Accelerator): readonly EnergyPart[] {
  return [
    { name: 'MAC', energyPj: energy.mac },
    ...accelerator.memories.map(({ name }, index) => ({
      name,
      energyPj: energy.memories[index] ?? 0,
    })),
    { name: 'network', energyPj: energy.network },
    ...(accelerator.clockPjPerPeCycle === undefined
      ? []
      : [{ name: 'clock', energyPj: energy.clock ?? 0 }]),
    { name: 'leakage', energyPj: energy.leakage },
  ];
}

function totalEnergyParts(
  layers: readonly MappedLayer[],
  accelerator: Accelerator,
): readonly EnergyPart[] {
  const nothing = { mac: 0, memories: [], network: 0, leakage: 0 };
  return layers
    .map(({ cost }) => energyParts(cost.energy, accelerator))
    .reduce(
      (totals, parts) =>
        totals.map((total, index) => addPart(total, parts[index]?.energyPj ?? null)),
      energyParts(nothing, accelerator),
    );
}

function addPart(total: EnergyPart, energyPj: number | null): EnergyPart {
  const { name } = total;
  if (total.energyPj === null || energyPj === null) return { name, energyPj: null };
  return { name, energyPj: total.energyPj + energyPj };
}
