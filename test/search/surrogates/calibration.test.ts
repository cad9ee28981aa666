import { describe, expect, it } from 'vitest';
import { Calibration, rankCorrelation } from '../../../src/search/surrogates/calibration.ts';

describe('Calibration', () => {
  it('counts outcomes within one and two deviations, and goes on from its state', () => {
    const predictions = [1, 2, 3, 4].map((mean) => ({ mean, deviation: 1 }));
    const calibration = new Calibration();
    // Off by 0, 1, 1.5 and 3.
    calibration.note(predictions, [1, 3, 4.5, 7]);
    expect(calibration.figures()).toEqual({
      predictions: 4,
      withinOneDeviation: 0.5,
      withinTwoDeviations: 0.75,
      rankCorrelation: 1,
    });
    const restored = new Calibration(calibration.state());
    restored.note(predictions, [4, 3, 2, 1]);
    expect(restored.figures()).toMatchObject({ predictions: 8, rankCorrelation: 0 });
  });

  it('has no figures before there is a batch', () => {
    expect(new Calibration().figures()).toEqual({});
  });
});

describe('rankCorrelation', () => {
  it('is Spearman’s', () => {
    // Rank differences 1, 1, 0: 1 − 6 · 2 / (3 · 8).
    expect(rankCorrelation([1, 2, 9], [20, 10, 30])).toBeCloseTo(0.5, 12);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBe(0);
  });
});
