import { describe, expect, it } from 'vitest';
import { spreadWeights } from '../../../src/search/algorithms/spread-weights.ts';

describe('spreadWeights', () => {
  it('reach from one objective alone to the other', () => {
    expect(spreadWeights(2, 3)).toEqual([
      [0, 1],
      [0.5, 0.5],
      [1, 0],
    ]);
  });

  it('are as many as asked for, with one objective and with four', () => {
    expect(spreadWeights(1, 3)).toEqual([[1], [1], [1]]);
    const four = spreadWeights(4, 7);
    expect(four).toHaveLength(7);
    for (const weights of four) {
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });
});
