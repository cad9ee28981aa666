import { peCount } from '../../src/accelerator/accelerator.ts';
import { instanceCount, usableBits } from '../../src/accelerator/memory-level.ts';
import { feasible, infeasible } from '../../src/base/outcome.ts';
import type { Cost } from '../../src/cost/cost.ts';
import type {
  MappedLayer,
  MappedNetwork,
  MappingRequest,
  NetworkMapper,
} from '../../src/mapper/mapped-network.ts';
import { type Layer, macs } from '../../src/workload/layer.ts';

/** A mapper that answers at once with made-up but deterministic figures, and keeps what it was asked. */
export interface FakeMapper extends NetworkMapper {
  readonly requests: MappingRequest[];
}

/**
 * One cycle per MAC and PE; energy in pJ: one per MAC, and one per KiB of memory and kilo-MAC. A PE array of a single
 * row cannot be mapped.
 */
export function createFakeMapper(): FakeMapper {
  const requests: MappingRequest[] = [];
  return {
    executor: 'reference',
    requests,
    map: async (batch, { signal } = {}) => {
      signal?.throwIfAborted();
      requests.push(...batch);
      return batch.map((request) =>
        request.accelerator.peArray.rows === 1
          ? infeasible([{ code: 'fanout', path: 'peArray', need: 2, have: 1, unit: 'rows' }])
          : feasible(mapNetwork(request)),
      );
    },
  };
}

function mapNetwork({ network, accelerator }: MappingRequest): MappedNetwork {
  const layers = network.layers.map((layer): MappedLayer => {
    return { layer, dataflow: 'fake', mapping: null, cost: layerCost(layer, accelerator) };
  });
  const latencyCycles = layers.reduce((sum, { cost }) => sum + cost.latencyCycles, 0);
  const energyPj = layers.reduce((sum, { cost }) => sum + cost.energyPj, 0);
  return {
    network,
    accelerator,
    layers,
    latencyCycles,
    latencyMs: latencyCycles / accelerator.clockMHz / 1e3,
    energyMj: energyPj / 1e9,
    hardware: { areaMm2: 1, resources: null },
    screenedBy: 'reference',
    evaluatedBy: 'reference',
    mappingsScored: layers.length,
  };
}

function layerCost(layer: Layer, accelerator: MappingRequest['accelerator']): Cost {
  const latencyCycles = Math.ceil(Math.max(1, macs(layer)) / peCount(accelerator));
  const onChip = accelerator.memories.filter(({ capacityBits }) => capacityBits !== null);
  const kib = onChip.reduce((sum, one) => sum + (usableBits(one) * instanceCount(one)) / 8192, 0);
  const energyPj = macs(layer) * (1 + kib / 1000);
  return {
    latencyCycles,
    cycles: { compute: latencyCycles, stall: 0, fill: 0, drain: 0 },
    binding: { resource: 'compute' },
    energyPj,
    energy: { mac: energyPj, memories: accelerator.memories.map(() => 0), network: 0, leakage: 0 },
    utilization: 1,
    macs: macs(layer),
    levels: [],
  };
}
