import { describe, expect, it } from 'vitest';
import { ceilDiv } from '../../src/base/ceil-div.ts';
import { balancedBound } from '../../src/mapper/balanced-bound.ts';

describe('balancedBound', () => {
  it.each([
    [27, 14, 14], // two steps: 14 and 13
    [9, 8, 5], // two steps: 5 and 4
    [55, 14, 14], // four steps: 14, 14, 14, 13
    [13, 14, 13], // one step
    [12, 4, 4],
    [1, 8, 1],
    [7, 1, 1],
    [5, 0, 1], // a limit below one child is one child
  ])('cuts %i for at most %i children to %i', (extent, limit, bound) => {
    expect(balancedBound(extent, limit)).toBe(bound);
  });

  it('takes as few steps as the limit does, and no child more than that needs', () => {
    for (let extent = 1; extent <= 60; extent++) {
      for (let limit = 1; limit <= 60; limit++) {
        const bound = balancedBound(extent, limit);
        const steps = ceilDiv(extent, Math.min(extent, limit));
        expect(bound).toBeLessThanOrEqual(limit);
        expect(ceilDiv(extent, bound)).toBe(steps);
        if (bound > 1) expect(ceilDiv(extent, bound - 1)).toBeGreaterThan(steps);
      }
    }
  });
});
