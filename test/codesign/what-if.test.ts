import { describe, expect, it } from 'vitest';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { Bandwidth } from '../../src/accelerator/memory-level.ts';
import { createRandom, type Random } from '../../src/base/random.ts';
import { createHardwareAssessor } from '../../src/codesign/assess-hardware.ts';
import { relievedCost, type WhatIf, whatIf } from '../../src/codesign/what-if.ts';
import { referenceTraffic } from '../../src/cost/nest-traffic.ts';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import { streamingCost } from '../../src/cost/streaming-cost.ts';
import { loadAccelerator } from '../../src/io/load-accelerator.ts';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import type { MappedLayer, NetworkMapper } from '../../src/mapper/mapped-network.ts';
import { createNetworkMapper } from '../../src/mapper/network-mapper.ts';
import { DATAFLOWS } from '../../src/mapping/dataflows.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { randomLayer, randomMapping } from '../support/random-nest.ts';
import {
  assessTiny,
  NO_MAPPER,
  TINY_COSTS,
  TINY_LAYER,
  TINY_MACHINE,
  TINY_MAPPED,
} from '../support/tiny-explanation.ts';
import { tinyAccelerator, tinyCosts, tinyLayer } from '../support/tiny-nest.ts';

const REQUEST = {
  accelerator: TINY_MACHINE,
  objective: 'latency',
  mapper: NO_MAPPER,
  assessHardware: assessTiny,
} as const;

describe('what doubling gains', () => {
  it('is computed again with the mapping that there is', async () => {
    const [gains = []] = await whatIf([TINY_MAPPED], REQUEST);
    const latencies = gains.map(({ doubling, sameMapping }) => [
      doubling.of,
      sameMapping.latencyCycles,
    ]);
    expect(latencies).toEqual([
      // 32 elements at 2 per cycle: 16; one of four tiles of the work, 8 / 4 cycles, at each end
      ['bandwidth', 20],
      // more room and more PEs change nothing for a mapping that does not use them
      ['capacity', 36],
      ['peColumns', 36],
    ]);
    expect(gains.map(({ newMapping }) => newMapping)).toEqual([null, null, null]);
  });

  it('takes the new mapping where it is faster', async () => {
    const asked: Accelerator[] = [];
    const mapper = answering(10, asked);
    const [gains = []] = await whatIf([TINY_MAPPED], { ...REQUEST, mapper });
    expect(gains.map((one) => relievedCost(one).latencyCycles)).toEqual([10, 10, 10]);
    expect(asked.map(({ peArray }) => peArray.columns)).toEqual([4, 4, 8]);
  });

  it('takes the mapping that there is where the new one is slower', async () => {
    const [gains = []] = await whatIf([TINY_MAPPED], { ...REQUEST, mapper: answering(99, []) });
    expect(gains.map((one) => relievedCost(one).latencyCycles)).toEqual([20, 36, 36]);
  });

  it('looks for no new mapping where a port gains nothing', async () => {
    const [dram, buffer] = TINY_MACHINE.memories;
    if (dram === undefined || buffer === undefined) throw new Error('the toy has two memories');
    const bandwidth = { readBitsPerCycle: 1e6, writeBitsPerCycle: null, sharedBitsPerCycle: null };
    const accelerator = { ...TINY_MACHINE, memories: [dram, { ...buffer, bandwidth }] };
    const asked: Accelerator[] = [];
    await whatIf([TINY_MAPPED], { ...REQUEST, accelerator, mapper: answering(10, asked) });
    // DRAM's bandwidth, the buffer's capacity and the columns; not the buffer's read port
    expect(asked).toHaveLength(3);
  });

  it('streams a layer without a mapping past the wider port', async () => {
    const layer: Layer = { ...TINY_LAYER, operator: 'pool' };
    const cost = streamingCost(layer, TINY_MACHINE, TINY_COSTS);
    const pool: MappedLayer = { layer, dataflow: 'streaming', mapping: null, cost };
    const [gains = []] = await whatIf([pool], { ...REQUEST, mapper: answering(1, []) });
    // 8 inputs and 16 outputs, one and then two per cycle
    expect(cost.latencyCycles).toBe(24);
    expect(gains.map((one) => relievedCost(one).latencyCycles)).toEqual([12, 24, 24]);
  });

  it('stops where it is interrupted', async () => {
    const mapper = createNetworkMapper({
      executor: 'reference',
      traffic: async (batch) => referenceTraffic(batch),
      width: { spatial: 1, beam: 1, candidates: 1 },
    });
    const stopped = whatIf([TINY_MAPPED], { ...REQUEST, mapper }, { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow(/abort/i);
  });
});

describe('doubling never makes a layer slower', () => {
  it('with random nests on random bandwidths', async () => {
    const random = createRandom(20);
    for (let run = 0; run < 300; run++) {
      const mapped = randomMapped(random);
      const [gains = []] = await whatIf([mapped.layer], {
        accelerator: mapped.accelerator,
        objective: 'latency',
        mapper: NO_MAPPER,
        assessHardware: () => ({
          costs: tinyCosts(3),
          hardware: { areaMm2: null, resources: null },
          overBudget: [],
        }),
      });
      const before = mapped.layer.cost.latencyCycles;
      for (const gain of gains) {
        expect(relievedCost(gain).latencyCycles).toBeLessThanOrEqual(before);
      }
    }
  });

  it.each(['eyeriss', 'gemmini-16x16', 'shidiannao-like'])(
    'with the mapper, on %s',
    async (name) => {
      const accelerator = withoutSkew(
        loadAccelerator(name, { dataflows: DATAFLOWS.map((dataflow) => dataflow.name) }),
      );
      for (const { before, gain } of await gainsOn(accelerator)) {
        expect(relievedCost(gain).latencyCycles).toBeLessThanOrEqual(before);
      }
    },
  );
});

/** A mapper whose every mapping takes as many cycles, and that notes what it was asked. */
function answering(latencyCycles: number, asked: Accelerator[]): NetworkMapper {
  return {
    executor: 'reference',
    map: async (requests) =>
      requests.map(({ network, accelerator }) => {
        asked.push(accelerator);
        const cost = { ...TINY_MAPPED.cost, latencyCycles };
        const value = {
          network,
          accelerator,
          layers: [{ ...TINY_MAPPED, cost }],
          latencyCycles,
          latencyMs: 0,
          energyMj: 0,
          hardware: { areaMm2: null, resources: null },
          screenedBy: 'reference',
          evaluatedBy: 'reference',
          mappingsScored: 1,
        } as const;
        return { ok: true, value };
      }),
  };
}

function randomMapped(random: Random): { layer: MappedLayer; accelerator: Accelerator } {
  const layer = randomLayer(random);
  const mapping = randomMapping(random, layer, { levels: 3, perfect: false });
  const limit = () => (random.uniform() < 0.3 ? null : random.pick([1, 3, 8, 24, 64]));
  const bandwidth = (): Bandwidth => ({
    readBitsPerCycle: limit(),
    writeBitsPerCycle: limit(),
    sharedBitsPerCycle: limit(),
  });
  const memories = [1, 2, 3].map(() => ({ bandwidth: bandwidth(), latencyCycles: 2 }));
  const accelerator = tinyAccelerator(mapping, memories);
  const outcome = evaluate({ layer, accelerator, costs: tinyCosts(3), mapping });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
  return { accelerator, layer: { layer, dataflow: 'random', mapping, cost: outcome.value } };
}

/** A larger systolic array takes longer to fill, and may honestly be slower for a small layer. */
function withoutSkew(accelerator: Accelerator): Accelerator {
  const arrayTiming = { ...accelerator.arrayTiming, skewCycles: 0, preloadCycles: 0 };
  return { ...accelerator, arrayTiming };
}

async function gainsOn(accelerator: Accelerator): Promise<{ before: number; gain: WhatIf }[]> {
  const mapper = createNetworkMapper({
    executor: 'reference',
    traffic: async (batch) => referenceTraffic(batch),
    width: { spatial: 2, beam: 2, candidates: 4 },
  });
  const layers = [
    tinyLayer({ K: 64, C: 32, P: 28, Q: 28, R: 3, S: 3 }, { name: 'conv' }),
    tinyLayer({ G: 96, P: 14, Q: 14, R: 3, S: 3 }, { name: 'depthwise' }),
    tinyLayer({ K: 1000, C: 512 }, { name: 'classifier', operator: 'gemm' }),
  ];
  const assessHardware = createHardwareAssessor(loadTechnology(accelerator.technology), null);
  const { costs } = assessHardware(accelerator);
  const network = { name: 'three', source: '', layers, edges: [] };
  const objective = 'edp';
  const [outcome] = await mapper.map([{ network, accelerator, costs, objective }]);
  if (outcome === undefined || !outcome.ok) throw new Error('the network could not be mapped');
  const mapped = outcome.value.layers;
  const gains = await whatIf(mapped, { accelerator, objective, mapper, assessHardware });
  return mapped.flatMap(({ cost }, place) =>
    (gains[place] ?? []).map((gain) => ({ before: cost.latencyCycles, gain })),
  );
}
