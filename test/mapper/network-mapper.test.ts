import { describe, expect, it } from 'vitest';
import { type NestBatch, referenceTraffic } from '../../src/cost/nest-traffic.ts';
import { streamingCost } from '../../src/cost/streaming-cost.ts';
import type { MappingRequest } from '../../src/mapper/mapped-network.ts';
import { createNetworkMapper } from '../../src/mapper/network-mapper.ts';
import type { Layer } from '../../src/workload/layer.ts';
import type { Network } from '../../src/workload/network.ts';
import { shipped, shippedCosts } from '../support/shipped-accelerator.ts';
import { tinyLayer } from '../support/tiny-nest.ts';

const accelerator = shipped('eyeriss');
const costs = shippedCosts(accelerator);
const conv = (name: string, K = 16) => tinyLayer({ K, C: 8, P: 7, Q: 7, R: 3, S: 3 }, { name });
const pool = tinyLayer({ G: 16, P: 3, Q: 3, R: 2, S: 2 }, { name: 'pool', operator: 'pool' });

const network = (name: string, ...layers: Layer[]): Network => ({
  name,
  source: 'made up',
  layers,
  edges: [],
});
const request = (of: Network, changes: Partial<MappingRequest> = {}): MappingRequest => ({
  network: of,
  accelerator,
  costs,
  objective: 'edp',
  ...changes,
});

/** A mapper, and the sizes of the batches that it had scored. */
function mapper() {
  const batches: number[] = [];
  const traffic = async (batch: NestBatch) => {
    batches.push(batch.count);
    return referenceTraffic(batch);
  };
  const width = { spatial: 2, beam: 3, candidates: 4 };
  return { ...createNetworkMapper({ executor: 'reference', traffic, width }), batches };
}

async function mapOne(of: MappingRequest, { map } = mapper()) {
  const [outcome] = await map([of]);
  if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** An accelerator whose register files for sums hold half an element. */
const tooSmall = {
  ...accelerator,
  memories: accelerator.memories.map((memory) =>
    memory.name === 'sums_spad' ? { ...memory, capacityBits: 8 } : memory,
  ),
};

describe('a network mapper', () => {
  it('adds up its layers, one after the other', async () => {
    const mapped = await mapOne(request(network('two', conv('a'), conv('b', 24), pool)));
    const sum = (of: 'latencyCycles' | 'energyPj') =>
      mapped.layers.reduce((total, { cost }) => total + cost[of], 0);
    expect(mapped.layers.map(({ layer }) => layer.name)).toEqual(['a', 'b', 'pool']);
    expect(mapped.latencyCycles).toBe(sum('latencyCycles'));
    // 200 MHz: 200,000 cycles are one millisecond. 10^9 pJ are one mJ.
    expect(mapped.latencyMs).toBeCloseTo(sum('latencyCycles') / 200_000, 12);
    expect(mapped.energyMj).toBeCloseTo(sum('energyPj') / 1e9, 12);
    expect(mapped.evaluatedBy).toBe('reference');
    expect(mapped.hardware.areaMm2).toBeGreaterThan(1);
  });

  it('streams pooling layers past the array', async () => {
    const { layers, mappingsScored } = await mapOne(request(network('pools', pool)));
    expect(layers).toEqual([
      {
        layer: pool,
        dataflow: 'streaming',
        mapping: null,
        cost: streamingCost(pool, accelerator, costs),
      },
    ]);
    expect(mappingsScored).toBe(0);
  });

  it('maps a layer that comes again once, and counts its time again', async () => {
    const one = await mapOne(request(network('one', conv('a'))));
    const again = mapper();
    const three = await mapOne(request(network('three', conv('a'), conv('b'), conv('c'))), again);
    expect(again.batches).toEqual([4]);
    expect(three.mappingsScored).toBe(one.mappingsScored);
    expect(three.latencyCycles).toBe(3 * one.latencyCycles);
    expect(three.layers.map(({ mapping }) => mapping)).toEqual(
      Array(3).fill(one.layers[0]?.mapping),
    );
  });

  it('gives each entry of a batch what it gives it alone', async () => {
    const requests = [
      request(network('first', conv('a'), conv('b', 24))),
      request(network('second', conv('c', 24), pool)),
      request(network('third', conv('d')), { accelerator: tooSmall }),
      request(network('fourth', conv('e')), { objective: 'latency' }),
    ];
    const together = await mapper().map(requests);
    const alone = await Promise.all(requests.map((one) => mapper().map([one])));
    expect(together).toEqual(alone.flat());
    expect(together.map(({ ok }) => ok)).toEqual([true, true, false, true]);
  });

  it('gives the same the second time, without scoring anything', async () => {
    const one = mapper();
    const of = request(network('twice', conv('a'), pool));
    const first = await mapOne(of, one);
    const second = await mapOne(of, one);
    expect(one.batches).toHaveLength(1);
    expect(second).toEqual({ ...first, mappingsScored: 0 });
  });

  it('does not take one piece of hardware, objective or layer for another', async () => {
    const one = mapper();
    await mapOne(request(network('n', conv('a'))), one);
    await mapOne(request(network('n', conv('a')), { objective: 'energy' }), one);
    await mapOne(request(network('n', { ...conv('a'), stride: { row: 2, column: 2 } })), one);
    await mapOne(request(network('n', { ...conv('a'), precisionBits: { weights: 8 } })), one);
    const slower = {
      ...accelerator,
      memories: accelerator.memories.map((memory) => ({ ...memory, latencyCycles: 99 })),
    };
    await mapOne(request(network('n', conv('a')), { accelerator: slower }), one);
    await mapOne(
      request(network('n', conv('a')), { costs: { ...costs, peLeakagePjPerCycle: 9 } }),
      one,
    );
    expect(one.batches).toHaveLength(6);
    // Names do not count.
    await mapOne(
      request(network('m', conv('z')), { accelerator: { ...accelerator, name: 'other' } }),
      one,
    );
    expect(one.batches).toHaveLength(6);
  });

  it('says why each layer cannot be mapped, by its own name, also where the answer is remembered', async () => {
    const one = mapper();
    const reason = (name: string) => ({
      code: 'capacity',
      path: `layers.${name}.memories.sums_spad`,
      need: 16,
      have: 8,
      unit: 'bits',
    });
    const fails = (...names: string[]) =>
      one.map([
        request(network('n', ...names.map((name) => conv(name)), pool), { accelerator: tooSmall }),
      ]);
    expect(await fails('a', 'b')).toEqual([{ ok: false, reasons: [reason('a'), reason('b')] }]);
    expect(await fails('c')).toEqual([{ ok: false, reasons: [reason('c')] }]);
  });

  it('stops where it is told to', async () => {
    const { map } = mapper();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(map([request(network('n', conv('a')))], { signal })).rejects.toThrow('enough');
  });

  it('stops between batches, and keeps nothing of what it had begun', async () => {
    const controller = new AbortController();
    let batches = 0;
    const traffic = async (batch: NestBatch) => {
      batches++;
      controller.abort(new Error('enough'));
      return referenceTraffic(batch);
    };
    const width = { spatial: 1, beam: 1, candidates: 1 };
    const { map } = createNetworkMapper({ executor: 'reference', traffic, width });
    const many = Array.from({ length: 300 }, (_, index) => conv(`c${index}`, index + 1));
    const whole = map([request(network('n', ...many))], { signal: controller.signal });
    await expect(whole).rejects.toThrow('enough');
    expect(batches).toBe(1); // 256 layers
  });

  it('has nothing to do without requests', async () => {
    expect(await mapper().map([])).toEqual([]);
  });
});
