import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zigzagReader } from '../../../src/experiment/verify/zigzag-reader.ts';
import { HARDWARE, MAPPING } from '../../io/zigzag/zigzag-files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zigzag-'));
  for (const name of ['accelerators', 'mappings', 'layers']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'accelerators', 'small.yaml'), HARDWARE);
  writeFileSync(join(folder, 'mappings', 'small_default.yaml'), MAPPING);
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * 8 kernels over 4 channels of 2 × 6 pixels. 4 · 2 · 3 units at once take 2 · 2 · 2 · 2 = 16 steps. Weights 8 · 4 bytes,
 * inputs 4 · 12, outputs 8 · 12: 176 bytes, which the DRAM moves in 22 cycles.
 */
const LAYER = {
  layer: 'conv',
  type: 'Conv',
  equation: 'O[b][g][k][oy][ox] = W[g][k][c][fy][fx] * I[b][g][c][iy][ix]',
  dims: { B: 1, G: 1, K: 8, C: 4, OY: 2, OX: 6, FY: 1, FX: 1 },
  precision: { W: 8, I: 8, O: 16, O_final: 8 },
  latency_cycles: 1000,
  latency_parts: { data_onloading: 10, computation: 980, data_offloading: 10 },
  mem_utilization: { I: [0.1, 1408 / 10_000_000] },
  spatial_mapping: { W: [], I: [], O: [] },
  temporal_mapping: {
    W: [[], ['(C, 2)', '(OX, 2)', '(OY, 2)', '(K, 2)']],
    I: [['(C, 2)', '(OX, 2)', '(OY, 2)', '(K, 2)'], []],
    O: [['(C, 2)'], ['(OX, 2)', '(OY, 2)'], ['(K, 2)']],
  },
  user_spatial_mapping: { D1: { K: 4 }, D2: { C: 2 }, D3: { OX: 3 } },
};

async function verify(layer: object, accelerator = 'small') {
  const run = { accelerator, workload: 'tiny', opt: 'latency', layers: [{ ...LAYER, ...layer }] };
  const { results, cycles } = await zigzagReader.verify(
    join(folder, 'layers', 'run.json'),
    JSON.stringify(run),
  );
  return { results, cycles };
}

describe('A run of ZigZag', () => {
  it('is told by what its layers say', () => {
    expect(zigzagReader.recognises('run.json', JSON.stringify({ layers: [LAYER] }))).toBe(true);
    expect(zigzagReader.recognises('run.csv', JSON.stringify({ layers: [LAYER] }))).toBe(false);
    expect(zigzagReader.recognises('front.json', '{ "layers": [] }')).toBe(false);
  });

  it('has a case for its latency and one for its mapping, and agrees where ours is no slower', async () => {
    const { results, cycles } = await verify({});
    expect(results).toEqual([
      { id: 'small tiny conv', outcome: 'measured', isWithin: true },
      { id: 'small tiny conv, its mapping', outcome: 'compared', mismatches: [] },
    ]);
    expect(cycles[0]?.theirs).toBe(1000);
    expect(cycles[0]?.ours).toBeGreaterThanOrEqual(22);
  });

  it('counts a layer where ours is no slower than what it printed', async () => {
    const { results, cycles } = await verify({ latency_cycles: 22 });
    const [{ ours } = { ours: 0 }] = cycles;
    expect(ours).toBeGreaterThan(22);
    expect(results[0]).toEqual({ id: 'small tiny conv', outcome: 'measured', isWithin: false });
  });

  it('is left out where it is faster than the tensors can leave and reach the DRAM', async () => {
    const { results } = await verify({ latency_cycles: 21 });
    expect(results[0]).toEqual({
      id: 'small tiny conv',
      outcome: 'skipped',
      reason: 'ZigZag’s latency is less than the array or the DRAM port needs at least',
    });
  });

  it('fails where its mapping takes other steps here', async () => {
    const longer = Object.fromEntries(
      Object.entries(LAYER.temporal_mapping).map(([operand, levels]) => [
        operand,
        levels.map((loops) => loops.map((loop) => loop.replace('(K, 2)', '(K, 3)'))),
      ]),
    );
    const { results } = await verify({ temporal_mapping: longer });
    expect(results[1]).toMatchObject({
      mismatches: [{ field: 'computeCycles', ours: 16, theirs: 24 }],
    });
  });

  it('says which layers it does not compare', async () => {
    const reason = async (layer: object, accelerator?: string) => {
      const { results } = await verify(layer, accelerator);
      return results.map((result) => (result.outcome === 'skipped' ? result.reason : ''));
    };
    expect(await reason({}, 'unknown')).toEqual(['its accelerator is not in ../accelerators']);
    expect(await reason({ equation: 'O[g] = A[g] + B[g]' })).toEqual(['a layer without weights']);
  });

  it('is refused with the place where it is malformed', async () => {
    await expect(verify({ dims: { K: 'many' } })).rejects.toThrow(
      /run\.json layers\.0\.dims\.K: expected number, received string/,
    );
    await expect(
      (async () => zigzagReader.verify('run.json', '"user_spatial_mapping"{'))(),
    ).rejects.toThrow('run.json: must be one JSON object.');
  });
});
