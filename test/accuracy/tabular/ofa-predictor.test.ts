import { describe, expect, it } from 'vitest';
import {
  createOfaEstimator,
  OFA_PREDICTOR_VALUES,
  type OfaArchitecture,
  ofaFeatures,
  ofaPredictor,
} from '../../../src/accuracy/tabular/ofa-predictor.ts';
import { readOfaPredictor } from '../../../src/io/tabular/read-ofa-predictor.ts';
import { referenceBytes, referenceFile } from '../../support/reference-file.ts';

const SMALLEST: OfaArchitecture = {
  kernels: new Array(20).fill(3),
  expansions: new Array(20).fill(3),
  depths: [2, 2, 2, 2, 2],
  resolution: 128,
};

interface TestVector {
  readonly ks: readonly number[];
  readonly e: readonly number[];
  readonly d: readonly number[];
  readonly r: number;
  readonly top1: number;
}

describe('The accuracy predictor of Once-for-All', () => {
  it('sees one of three for each kernel and expansion of a block that is there, and one of eight for the resolution', () => {
    const ones = ofaFeatures(SMALLEST).flatMap((value, at) => (value === 1 ? [at] : []));
    const blocks = [0, 1, 4, 5, 8, 9, 12, 13, 16, 17];
    expect(ones).toEqual([
      ...blocks.map((block) => 3 * block),
      ...blocks.map((block) => 60 + 3 * block),
      121,
    ]);
  });

  it('is a perceptron with ReLU between its layers', () => {
    // All weights 0, last bias 0.5, the other biases −1, which ReLU cuts off.
    const values = new Float32Array(OFA_PREDICTOR_VALUES);
    values[OFA_PREDICTOR_VALUES - 1] = 0.5;
    values.fill(-1, 128 * 400, 129 * 400);
    values.fill(1, OFA_PREDICTOR_VALUES - 401, OFA_PREDICTOR_VALUES - 1);
    expect(ofaPredictor(values).rawTop1Pct(SMALLEST)).toBe(50);
  });

  it('refuses what is not in its space, all at once', () => {
    const predictor = ofaPredictor(new Float32Array(OFA_PREDICTOR_VALUES));
    const odd = { ...SMALLEST, depths: [1, 2, 2, 2, 2], resolution: 100 };
    expect(() => predictor.rawTop1Pct(odd)).toThrow(/depths: must be 5 of 2, 3, 4.*\nresolution/);
    expect(() => ofaPredictor(new Float32Array(3))).toThrow('has 372801 values, got 3');
  });

  it('estimates with its calibration, and says that it predicts', async () => {
    const predictor = { rawTop1Pct: () => 80 };
    const calibration = { offsetPct: -3.4, uncertaintyPct: 1 };
    const estimator = createOfaEstimator(predictor, calibration, () => SMALLEST);
    const network = { name: 'n', source: '', layers: [], edges: [] };
    expect(await estimator.estimate([{ network, genes: {} }])).toEqual([
      { top1Pct: 76.6, uncertaintyPct: 1, source: 'predicted', costSeconds: 0 },
    ]);
  });

  it('gives the published outputs within 1e-5', () => {
    const bytes = referenceBytes('once-for-all/mbv3_acc_predictor.f32');
    const vectors = referenceFile('once-for-all/mbv3_acc_predictor_testvectors.json');
    if (bytes === undefined || vectors === undefined) return;
    const predictor = ofaPredictor(readOfaPredictor(bytes, 'mbv3_acc_predictor.f32'));
    const cases = JSON.parse(vectors.text) as readonly TestVector[];
    const errors = cases.map(({ ks, e, d, r, top1 }) => {
      const architecture = { kernels: ks, expansions: e, depths: d, resolution: r };
      return Math.abs(predictor.rawTop1Pct(architecture) / 100 - top1);
    });
    expect(cases.length).toBeGreaterThanOrEqual(100);
    expect(Math.max(...errors)).toBeLessThan(1e-5);
  });
});
