import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missRate } from '../../../src/cost/stream/miss-rate.ts';

describe('misses of a repeated pass through a cache of random replacement', () => {
  it('are none where the pass fits', () => {
    expect(missRate(0.2)).toBe(0);
    expect(missRate(1)).toBe(0);
  });

  it('solve m = 1 − e^(−m · ratio)', () => {
    expect(missRate(2)).toBeCloseTo(0.7968, 4); // 1 − e^(−1.5936) = 0.7968
    expect(missRate(1.2)).toBeCloseTo(0.3137, 4); // 1 − e^(−0.3764) = 0.3137
  });

  it('are all where the pass is far too long', () => {
    expect(missRate(1e6)).toBe(1);
  });

  it('grow with the pass, without a jump', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 50, noNaN: true }), (ratio) => {
        const [rate, more] = [missRate(ratio), missRate(ratio + 1e-3)];
        expect(more).toBeGreaterThanOrEqual(rate);
        expect(more - rate).toBeLessThan(3e-3); // the slope is 2 at most, just above 1
        expect(1 - Math.exp(-rate * ratio)).toBeCloseTo(rate, 6);
      }),
      { seed: 5 },
    );
  });
});
