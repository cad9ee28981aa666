import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import { infeasible } from '../../src/base/outcome.ts';
import type { HardwareAssessment } from '../../src/codesign/assess-candidates.ts';
import { whatIf } from '../../src/codesign/what-if.ts';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import type { MappedLayer, MappedNetwork, NetworkMapper } from '../../src/mapper/mapped-network.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { explainLayer, type LayerExplanation } from '../../src/report/explain/layer-explanation.ts';
import { tinyAccelerator, tinyCosts, tinyLayer, tinyNest } from './tiny-nest.ts';

/** The nest of the layer below: DRAM is L0, the buffer L1. */
export const TINY_NEST = tinyNest({ t: 'P4' }, { t: 'C2', x: 'K4' });
export const TINY_LAYER = tinyLayer({ K: 4, C: 2, P: 4 }, { name: 'product', operator: 'gemm' });
export const TINY_COSTS = tinyCosts(2);

/** Four PEs in a row, a buffer of 64 elements, a DRAM that moves one element per cycle; elements of 8 bits, 200 MHz. */
export const TINY_MACHINE = tinyAccelerator(TINY_NEST, [
  { bandwidth: { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: 8 } },
  { capacityBits: 64 * 8 },
]);

/**
 * A matrix product of 4 × 2 by 2 × 4: 32 MACs in 4 · 2 = 8 steps.
 *
 * DRAM moves 8 weights, 8 inputs and 16 outputs once each: 32 cycles, a stall of 24. Of the first transfer (all weights
 * and 2 inputs) and of the last (4 outputs) the work on one of four tiles, 2 cycles, is not hidden. 32 + 2 + 2 = 36.
 * With two elements per cycle: 16 + 2 + 2 = 20.
 */
export const TINY_MAPPED: MappedLayer = {
  layer: TINY_LAYER,
  dataflow: 'by-hand',
  mapping: TINY_NEST,
  cost: costOf(TINY_NEST),
};

function costOf(mapping: Mapping) {
  const request = { layer: TINY_LAYER, accelerator: TINY_MACHINE, costs: TINY_COSTS, mapping };
  const outcome = evaluate(request);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
  return outcome.value;
}

/** The layer and another one that takes three times as long: a quarter of 144 cycles. */
export const TINY_NETWORK: MappedNetwork = {
  network: { name: 'tiny-net', source: 'made by hand', layers: [TINY_LAYER], edges: [] },
  accelerator: TINY_MACHINE,
  layers: [TINY_MAPPED],
  latencyCycles: 144,
  latencyMs: 144 / 200_000,
  energyMj: 0,
  hardware: { areaMm2: 2, resources: null },
  screenedBy: 'reference',
  evaluatedBy: 'reference',
  mappingsScored: 0,
};

/** A mapper that finds nothing, so that every gain is one of the mapping that is there. */
export const NO_MAPPER: NetworkMapper = {
  executor: 'reference',
  map: async (requests) => requests.map(() => infeasible([])),
};

/** The same energies whatever is doubled; area: half a mm² for each memory in twice its size, 1 mm² for more PEs. */
export function assessTiny({ peArray, memories }: Accelerator): HardwareAssessment {
  const more = memories.filter(({ capacityBits }) => capacityBits === 2 * 64 * 8).length / 2;
  const areaMm2 = 2 + more + (peArray.columns === 8 ? 1 : 0);
  return { costs: TINY_COSTS, hardware: { areaMm2, resources: null }, overBudget: [] };
}

export async function tinyExplanation(): Promise<LayerExplanation> {
  const request = { accelerator: TINY_MACHINE, objective: 'latency', mapper: NO_MAPPER } as const;
  const [gains = []] = await whatIf([TINY_MAPPED], { ...request, assessHardware: assessTiny });
  const group = { mapped: TINY_MAPPED, names: ['product'] };
  return explainLayer(group, TINY_NETWORK, TINY_COSTS, gains);
}
