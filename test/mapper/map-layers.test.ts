import { describe, expect, it } from 'vitest';
import { type NestBatch, referenceTraffic } from '../../src/cost/nest-traffic.ts';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import { type LayerJob, layerCandidates } from '../../src/mapper/layer-candidates.ts';
import { mapLayers } from '../../src/mapper/map-layers.ts';
import type { MappingObjective } from '../../src/mapper/mapped-network.ts';
import { merit } from '../../src/mapper/partial-nest.ts';
import { toMapping } from '../../src/mapper/to-mapping.ts';
import { shipped, shippedCosts } from '../support/shipped-accelerator.ts';
import { tinyLayer } from '../support/tiny-nest.ts';

const accelerator = shipped('eyeriss');
const costs = shippedCosts(accelerator);
const layer = tinyLayer({ K: 32, C: 16, P: 14, Q: 14, R: 3, S: 3 }, { name: 'conv' });
const job = (changes: Partial<LayerJob> = {}): LayerJob => ({
  layer,
  accelerator,
  costs,
  objective: 'edp',
  width: { spatial: 4, beam: 6, candidates: 12 },
  ...changes,
});
const reference = async (batch: NestBatch) => referenceTraffic(batch);

/** As an executor that has 24 bits of mantissa. */
const float32 = async (batch: NestBatch) =>
  Float64Array.from(referenceTraffic(batch), (value) => Math.fround(value));

describe('mapLayers', () => {
  it.each<MappingObjective>(['edp', 'latency', 'energy'])(
    'finds the candidate with the least %s',
    async (objective) => {
      const [result] = await mapLayers([job({ objective })], reference);
      const candidates = layerCandidates(job({ objective })).map(({ problem, nest }) => {
        const outcome = evaluate({ ...job(), mapping: toMapping(problem, nest) });
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
        return merit(objective, outcome.value.energyPj, outcome.value.latencyCycles);
      });
      if (result?.mapped.ok !== true) throw new Error('not mapped');
      const { cost, dataflow, mapping } = result.mapped.value;
      expect(merit(objective, cost.energyPj, cost.latencyCycles)).toBe(Math.min(...candidates));
      expect(result.mappingsScored).toBe(candidates.length);
      expect(dataflow).toBe('row-stationary');
      if (mapping === null) throw new Error('no mapping');
      expect(evaluate({ ...job(), mapping })).toEqual({ ok: true, value: cost });
    },
  );

  it('gives the same for several jobs at once, whatever hardware they are on', async () => {
    const gemmini = shipped('gemmini-16x16');
    const jobs = [
      job(),
      job({ accelerator: gemmini, costs: shippedCosts(gemmini) }),
      job({ layer: tinyLayer({ K: 5, C: 7 }, { operator: 'gemm' }), objective: 'energy' }),
    ];
    const together = await mapLayers(jobs, reference);
    const alone = await Promise.all(jobs.map((one) => mapLayers([one], reference)));
    expect(together).toEqual(alone.flat());
  });

  it('gives the same whatever scored the candidates', async () => {
    expect(await mapLayers([job()], float32)).toEqual(await mapLayers([job()], reference));
  });

  it('scores each shape of hierarchy in one batch', async () => {
    const counts: number[] = [];
    const counting = async (batch: NestBatch) => {
      counts.push(batch.count);
      return referenceTraffic(batch);
    };
    const both = { ...accelerator, dataflows: ['row-stationary', 'no-local-reuse'] };
    const results = await mapLayers([job(), job({ accelerator: both })], counting);
    const scored = results.map(({ mappingsScored }) => mappingsScored);
    // Row-stationary nests of both jobs together, and those that leave register files empty.
    expect(counts).toHaveLength(2);
    expect(counts.reduce((a, b) => a + b)).toBe(scored.reduce((a, b) => a + b));
  });

  it('says which memory is too small, and for which layer', async () => {
    const memories = accelerator.memories.map((memory) =>
      memory.name === 'sums_spad' ? { ...memory, capacityBits: 8 } : memory,
    );
    const [result] = await mapLayers(
      [job({ accelerator: { ...accelerator, memories } })],
      reference,
    );
    expect(result).toEqual({
      layerName: 'conv',
      mappingsScored: 0,
      mapped: {
        ok: false,
        reasons: [
          {
            code: 'capacity',
            path: 'layers.conv.memories.sums_spad',
            need: 16,
            have: 8,
            unit: 'bits',
          },
        ],
      },
    });
  });

  it('says of each memory what the least demanding dataflow needs', async () => {
    // Output-stationary puts an output into every PE: 14 × 12; no local re-use needs as few as it can.
    const memories = accelerator.memories.map((memory) =>
      memory.name === 'global_buffer' ? { ...memory, capacityBits: 100 } : memory,
    );
    const dataflows = ['output-stationary', 'no-local-reuse'];
    const [result] = await mapLayers(
      [job({ accelerator: { ...accelerator, memories, dataflows } })],
      reference,
    );
    if (result?.mapped.ok !== false) throw new Error('mapped');
    const [reason, ...others] = result.mapped.reasons;
    expect(others).toEqual([]);
    // Kernels along x, channels along y: 32 on 14 in three steps of 11 outputs, 16 on 12 in two of 8 inputs, 16 bits each.
    expect(reason).toMatchObject({ path: 'layers.conv.memories.global_buffer', have: 100 });
    expect(reason?.need).toBe((8 + 11) * 16);
  });

  it('refuses widths that no multiplier has', async () => {
    const wide = tinyLayer({ K: 4 }, { name: 'wide', precisionBits: { weights: 64 } });
    const [result] = await mapLayers([job({ layer: wide })], reference);
    expect(result?.mapped).toMatchObject({
      ok: false,
      reasons: [{ code: 'precision', path: 'layers.wide', need: 64 }],
    });
  });

  it('has nothing to do without jobs', async () => {
    expect(await mapLayers([], reference)).toEqual([]);
  });
});
