import { describe, expect, it } from 'vitest';
import { dnnChipReader } from '../../../src/experiment/verify/dnn-chip-reader.ts';
import { mismatchesOf } from '../../support/mismatches.ts';
import { referenceFile } from '../../support/reference-file.ts';

/** The operator of the predictor's own test, worked out there. */
const ROW = {
  set: 'tiny',
  type: 'Conv',
  kernel_size: 1,
  stride: 1,
  input_H: 2,
  input_W: 2,
  input_C: 1,
  output_E: 2,
  output_F: 2,
  output_M: 2,
  n_valid_tilings: 4,
  energy_mJ: 112.2e-9,
  latency_ms: 8e-6,
  min_energy_mJ: 104.2e-9,
  min_latency_ms: 8e-6,
  cycles: 2,
  tiling: { M0: 1, M1: 2, M2: 1, M3: 1, C0: 1, C1: 1, C2: 1, C3: 1, E1: 2, E3: 1 },
};

const verify = async (text: string) => dnnChipReader.verify('ops.json', text);
const verifyRow = (changes: object) => verify(JSON.stringify([{ ...ROW, ...changes }]));

describe('Results of the DNN-Chip Predictor', () => {
  it('are known by their keys', () => {
    expect(dnnChipReader.recognises('any.json', JSON.stringify([ROW]))).toBe(true);
    expect(dnnChipReader.recognises('any.json', '[{"kernel_size": 1}]')).toBe(false);
  });

  it('agree where tiling, cycles, energy and the count of tilings are equal', async () => {
    const { results, cycles } = await verifyRow({});
    const id = '0 tiny Conv 1x1 1x2x2 to 2x2x2';
    expect(results).toEqual([{ id, outcome: 'compared', mismatches: [] }]);
    expect(cycles).toEqual([{ ours: 2, theirs: 2 }]);
  });

  it('differ in each figure that is not equal', async () => {
    const { results } = await verifyRow({ energy_mJ: 113e-9, tiling: { ...ROW.tiling, M1: 1 } });
    const mismatches = mismatchesOf(results);
    expect(mismatches.map(({ field }) => field)).toEqual(['energy_mJ', 'tiling.M1']);
    expect(mismatches[1]).toMatchObject({ ours: 2, theirs: 1 });
  });

  it('differ where no tiling fits', async () => {
    const { results } = await verifyRow({ input_W: 40000, output_F: 40000 });
    const mismatches = mismatchesOf(results);
    expect(mismatches).toMatchObject([{ field: 'feasible', ours: 0, theirs: 4 }]);
  });

  it('are refused with place and remedy where a row is malformed', async () => {
    const text = JSON.stringify([ROW, { ...ROW, type: 'Pool', stride: 0 }], null, 1);
    await expect(verify(text)).rejects.toThrow(
      /ops\.json:34:\d+ \[1\]\.type: must be one of Conv, AvgP, MaxP, FC, got "Pool"/,
    );
    await expect(verify(text)).rejects.toThrow(/ops\.json:36:\d+ \[1\]\.stride: must be/);
  });

  it('are refused with the place where the text ends early', async () => {
    const text = JSON.stringify([ROW], null, 1).slice(0, -4);
    await expect(verify(text)).rejects.toThrow(/^ops\.json:\d+:\d+/);
  });
});

const reference = referenceFile('dnn-chip-predictor/eyeriss_rs_ops.json');

describe.skipIf(reference === undefined)('The operators of HW-NAS-Bench, FBNet and others', () => {
  it('agree in every figure', async () => {
    const { results } = await dnnChipReader.verify(reference?.file ?? '', reference?.text ?? '');
    expect(results).toHaveLength(72);
    expect(results.every(({ outcome }) => outcome === 'compared')).toBe(true);
    expect(mismatchesOf(results)).toEqual([]);
  });
});
