import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundChannels } from '../../../models/blocks/round-channels.ts';

describe('roundChannels', () => {
  it.each([
    [32, 32],
    [5.6, 8],
    [11.2, 16], // nearest is 8, which is below 0.9 · 11.2 = 10.08
    [8.4, 8], // 8 is above 0.9 · 8.4 = 7.56
    [18, 24], // nearest is 16, below 0.9 · 18 = 16.2
    [22.4, 24],
    [33.6, 32],
    [1, 8],
  ])('rounds %f to %i', (channels, rounded) => {
    expect(roundChannels(channels)).toBe(rounded);
  });

  it('gives a multiple of 8 that loses at most a tenth', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 4000, noNaN: true }), (channels) => {
        const rounded = roundChannels(channels);
        expect(rounded % 8).toBe(0);
        expect(rounded).toBeGreaterThanOrEqual(Math.max(8, 0.9 * channels));
        expect(rounded).toBeLessThanOrEqual(Math.max(8, channels + 8));
      }),
      { seed: 3 },
    );
  });
});
