import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairFront, performancePerArea } from '../../../src/experiment/reproduce/best-pairs.ts';

describe('performancePerArea', () => {
  it('is in images per second and square centimetre', () => {
    // 42 ms on 186 mm²: 1 / (0.042 s · 1.86 cm²), as printed for the ResNet cell (12.8)
    expect(performancePerArea({ accuracyPct: 72.9, latencyMs: 42, areaMm2: 186 })).toBeCloseTo(
      12.8,
      1,
    );
  });
});

describe('pairFront', () => {
  it('keeps what trying every other pair keeps', () => {
    const few = fc.integer({ min: 1, max: 6 });
    const pair = fc.record({ accuracyPct: few, latencyMs: few, areaMm2: few });
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: (p) => JSON.stringify(p) }), (pairs) => {
        const isBeaten = (one: (typeof pairs)[number]) =>
          pairs.some(
            (other) =>
              other !== one &&
              other.accuracyPct >= one.accuracyPct &&
              other.latencyMs <= one.latencyMs &&
              other.areaMm2 <= one.areaMm2,
          );
        const kept = new Set(pairFront(pairs));
        expect(pairs.filter((one) => !isBeaten(one)).every((one) => kept.has(one))).toBe(true);
        expect(kept.size).toBe(pairs.filter((one) => !isBeaten(one)).length);
      }),
      { seed: 1 },
    );
  });
});
