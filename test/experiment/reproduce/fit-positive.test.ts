import { describe, expect, it } from 'vitest';
import { fitPositive } from '../../../src/experiment/reproduce/fit-positive.ts';

describe('fitPositive', () => {
  it('arrives at the scales that a loss was made of', () => {
    const ranges = [
      { start: 1, low: 1e-3, high: 1e3 },
      { start: 1, low: 1e-3, high: 1e3 },
    ];
    const [a = 0, b = 0] = fitPositive(
      ranges,
      ([x = 1, y = 1]) => Math.log(x / 37) ** 2 + Math.log(y / 0.02) ** 2,
    );
    expect(a / 37).toBeCloseTo(1, 2);
    expect(b / 0.02).toBeCloseTo(1, 2);
  });

  it('stays in its ranges', () => {
    expect(fitPositive([{ start: 1, low: 0.5, high: 2 }], ([x = 1]) => -x)).toEqual([2]);
  });
});
